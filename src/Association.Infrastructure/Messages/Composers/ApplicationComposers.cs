using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Members.Applications;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>A mail to an applicant; left out when the application has moved on before it was sent.</summary>
internal abstract class ApplicationComposer(IAssociationDb db, MailWriter writer, SiteOptions site, ILinkSecrets secrets) : IMessageComposer
{
    public abstract string Template { get; }

    protected abstract ApplicationStatus Needs { get; }

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<MembershipApplication>(message.Subject);
        var application = await db.Applications.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (application is null || application.Status != Needs) return null;

        var body = writer.Start(message, Say(message, "title")).Paragraph(MailTexts.Get(message.Culture, "mail.greeting", MailLayout.Inert(application.Name)))
            .Paragraph(Say(message, "text"));
        await WriteAsync(message, application, body, cancellationToken);
        return body.Note(MailTexts.Get(message.Culture, "mail.application-link")).Build(Say(message, "subject"));
    }

    protected virtual Task WriteAsync(OutboxMessage message, MembershipApplication application, MailBody body, CancellationToken cancellationToken)
    {
        Facts(message, application, body).Link(Say(message, "open"), LinkOf(application));
        return Task.CompletedTask;
    }

    protected static MailBody Facts(OutboxMessage message, MembershipApplication application, MailBody body) => body
        .Fact(MailTexts.Get(message.Culture, "mail.application-number"), application.Number)
        .Fact(MailTexts.Get(message.Culture, "mail.reason"), application.Reason is null ? null : MailLayout.Inert(application.Reason));

    protected Uri LinkOf(MembershipApplication application) => site.For(secrets, application);

    protected string Say(OutboxMessage message, string name) => MailTexts.Get(message.Culture, $"mail.{Template}.{name}");
}

internal sealed class ApplicationReceivedComposer(IAssociationDb db, MailWriter writer, SiteOptions site, ILinkSecrets secrets) : ApplicationComposer(db, writer, site, secrets)
{
    public override string Template => MailTemplates.ApplicationReceived;
    protected override ApplicationStatus Needs => ApplicationStatus.Submitted;
}

internal sealed class ApplicationReturnedComposer(IAssociationDb db, MailWriter writer, SiteOptions site, ILinkSecrets secrets) : ApplicationComposer(db, writer, site, secrets)
{
    public override string Template => MailTemplates.ApplicationReturned;
    protected override ApplicationStatus Needs => ApplicationStatus.Returned;
}

internal sealed class ApplicationRejectedComposer(IAssociationDb db, MailWriter writer, SiteOptions site, ILinkSecrets secrets) : ApplicationComposer(db, writer, site, secrets)
{
    public override string Template => MailTemplates.ApplicationRejected;
    protected override ApplicationStatus Needs => ApplicationStatus.Rejected;
}

/// <summary>The member number, what is to pay, and the way to an account for whoever has none.</summary>
internal sealed class ApplicationApprovedComposer(IAssociationDb db, IAccounts accounts, MailWriter writer, SiteOptions site, ILinkSecrets secrets)
    : ApplicationComposer(db, writer, site, secrets)
{
    private readonly IAssociationDb _db = db;
    private readonly SiteOptions _site = site;
    private readonly ILinkSecrets _secrets = secrets;

    public override string Template => MailTemplates.ApplicationApproved;
    protected override ApplicationStatus Needs => ApplicationStatus.Approved;

    protected override async Task WriteAsync(OutboxMessage message, MembershipApplication application, MailBody body, CancellationToken cancellationToken)
    {
        var membership = await _db.Memberships.AsNoTracking().Include(m => m.Terms).SingleAsync(m => m.Id == application.Membership, cancellationToken);
        body.Fact(MailTexts.Get(message.Culture, "mail.member-number"), membership.Number);
        if (await OrderAsync(membership.Proposed, cancellationToken) is { } order) Pay(message, order, body);
        if (await accounts.IsLinkedAsync(membership.Person, cancellationToken)) body.Link(Say(message, "open"), new Uri(_site.BaseUrl, "/my/membership"));
        else body.Paragraph(Say(message, "account-text")).Link(Say(message, "account"), RegisterLink(application)).Link(Say(message, "view"), LinkOf(application));
    }

    private void Pay(OutboxMessage message, Order order, MailBody body) => body
        .Fact(MailTexts.Get(message.Culture, "mail.amount"), order.Owed.ToString())
        .Fact(MailTexts.Get(message.Culture, "mail.reference"), order.Reference)
        .Fact(MailTexts.Get(message.Culture, "mail.account"), _site.BankAccount.In(MailTexts.Language(message.Culture)))
        .Fact(MailTexts.Get(message.Culture, "mail.deadline"), MailDates.Deadline(MailTexts.Language(message.Culture), order.DueAt))
        .Paragraph(Say(message, "how"));

    /// <summary>
    /// An account opened with this address and name belongs to the new member as soon as the address is confirmed. The form
    /// fills both in from the application, so neither stands in an address.
    /// </summary>
    private Uri RegisterLink(MembershipApplication application) =>
        new(_site.BaseUrl, $"/account/register?application={application.Number}&k={_secrets.For(ApplicationLinks.Purpose, application.Number)}");

    private async Task<Order?> OrderAsync(MembershipTerm? proposed, CancellationToken cancellationToken)
    {
        if (proposed is null) return null;
        Id<MembershipTerm>? term = proposed.Id;
        return await _db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Status == OrderStatus.Open && o.Lines.Any(l => l.Term == term), cancellationToken);
    }
}
