using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Finance.Sponsors;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Sponsors;

/// <summary>What an agreement was used for until today, on paper: pledge, places by category, what is left. Names nobody.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record DrawStatement(Id<SponsorAgreement> Agreement) : IQuery<FileContent?>;

/// <summary>The same, for the sponsor.</summary>
[Requires(Permissions.Anyone)]
public sealed record DrawOwnStatement(string Number, string? Key) : IQuery<FileContent?>;

internal sealed class DrawStatementHandler(IAssociationDb db, AgreementReader reader, IReceiptRenderer renderer, ILinkSecrets secrets, SiteOptions site, TimeProvider clock)
    : IRequestHandler<DrawStatement, FileContent?>, IRequestHandler<DrawOwnStatement, FileContent?>
{
    public async Task<FileContent?> Handle(DrawStatement query, CancellationToken cancellationToken) =>
        await db.SponsorAgreements.AsNoTracking().FirstOrDefaultAsync(a => a.Id == query.Agreement, cancellationToken) is { } agreement ? await DrawAsync(agreement, cancellationToken) : null;

    public async Task<FileContent?> Handle(DrawOwnStatement query, CancellationToken cancellationToken) =>
        await db.SponsorAgreements.AsNoTracking().FirstOrDefaultAsync(a => a.Number == query.Number, cancellationToken) is { } agreement && secrets.Matches(SponsorLinks.Purpose, query.Number, query.Key)
            ? await DrawAsync(agreement, cancellationToken) : null;

    private async Task<FileContent> DrawAsync(SponsorAgreement agreement, CancellationToken cancellationToken)
    {
        var view = await reader.ReadAsync(agreement, cancellationToken);
        var code = await db.Sponsors.Where(s => s.Id == agreement.Sponsor).Select(s => s.CreditCode).SingleAsync(cancellationToken);
        var sheet = new ReceiptSheet($"S-{view.Number}", view.Sponsor, code, [.. view.Lines.Select(l => new ReceiptLine($"{view.Event.Zh} · {l.Category.Zh}", l.Seats, l.Price, l.Amount))], view.Sum,
            view.To, clock.Today(), Amounts(view), view.Number, site.Name.Zh, site.Name.In("en"))
        {
            Statement = true, Note = Closing(view),
        };
        return new FileContent($"赞助结算单-{view.Number}.pdf", "application/pdf", new MemoryStream(renderer.Render(sheet)));
    }

    private static string Amounts(AgreementView view) => view.Kind is PledgeKind.Seats
        ? string.Create(CultureInfo.InvariantCulture, $"{view.Pledged:0} 席 seats") : string.Create(CultureInfo.InvariantCulture, $"¥ {view.Pledged:N2}");

    private static string Closing(AgreementView view)
    {
        var unit = view.Kind is PledgeKind.Seats ? "0" : "N2";
        string In(decimal amount) => amount.ToString(unit, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture,
            $"已使用 {In(view.Used)}，剩余 {In(view.Left)}；已出账 {view.Sum - view.Unsettled:N2} 元，未出账 {view.Unsettled:N2} 元。  Used {In(view.Used)}, left {In(view.Left)}; invoiced {view.Sum - view.Unsettled:N2}, not yet {view.Unsettled:N2} CNY.");
    }
}
