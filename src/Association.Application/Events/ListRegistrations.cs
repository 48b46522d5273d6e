using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

public enum RegistrationView { Active, Unpaid, Confirmed, Present, Absent, Cancelled, Pending, All }

/// <summary>Who registered for an event, for the office.</summary>
[Requires(Permissions.ReadRegistrations)]
public sealed record ListRegistrations(Id<Event> Event, RegistrationView View = RegistrationView.Active, string? Search = null, string? After = null, int? Size = null, string? Before = null)
    : IQuery<Page<RegistrationLine>>, IInEvent;

public sealed record RegistrationLine(
    Guid Id, string Number, string Name, string? Unit, string? MobileMasked, string? Email, Bilingual Category, bool AsMember, decimal Price,
    RegistrationStatus Status, DateTimeOffset RegisteredAt, DateTimeOffset? HeldUntil, DateTimeOffset? CheckedInAt, Guid? Order, string? Certificate);

internal sealed class ListRegistrationsHandler(IAssociationDb db) : IRequestHandler<ListRegistrations, Page<RegistrationLine>>
{
    public async Task<Page<RegistrationLine>> Handle(ListRegistrations query, CancellationToken cancellationToken)
    {
        var window = Window.Of(query.After, query.Before, query.Size);
        var registrations = Filter(query);
        var total = await registrations.CountAsync(cancellationToken);
        var rows = await registrations.InOrder(window).Take(window.Read)
            .Join(db.People, r => r.Person, p => p.Id, (r, p) => new { Registration = r, Mobile = p.Mobile!.Masked })
            .Join(db.TicketCategories, x => x.Registration.Category, c => c.Id, (x, c) => new RegistrationLine(
                x.Registration.Id.Value, x.Registration.Number, x.Registration.Name, x.Registration.Unit, x.Mobile, x.Registration.Email, c.Name,
                x.Registration.AsMember, x.Registration.Price.Amount + x.Registration.Extras.Amount, x.Registration.Status, x.Registration.RegisteredAt, x.Registration.HeldUntil,
                x.Registration.CheckedInAt, x.Registration.Order == null ? null : x.Registration.Order.Value.Value,
                db.Certificates.Where(t => t.Registration == x.Registration.Id && t.Status == Domain.Certificates.CertificateStatus.Valid).Select(t => t.Number).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return window.Cut(rows, line => new Cursor("", line.Id), total);
    }

    private IQueryable<Registration> Filter(ListRegistrations query)
    {
        var registrations = db.Registrations.AsNoTracking().Where(r => r.Event == query.Event);
        registrations = query.View switch
        {
            RegistrationView.Active => registrations.Where(r => r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed),
            RegistrationView.Unpaid => registrations.Where(r => r.Status == RegistrationStatus.AwaitingPayment),
            RegistrationView.Confirmed => registrations.Where(r => r.Status == RegistrationStatus.Confirmed),
            RegistrationView.Pending => registrations.Where(r => r.Status == RegistrationStatus.Pending),
            RegistrationView.Present => registrations.Where(r => r.CheckedInAt != null),
            RegistrationView.Absent => registrations.Where(r => r.Status == RegistrationStatus.Confirmed && r.CheckedInAt == null),
            RegistrationView.Cancelled => registrations.Where(r => r.Status == RegistrationStatus.Cancelled || r.Status == RegistrationStatus.Expired || r.Status == RegistrationStatus.Refused),
            _ => registrations,
        };
        if (query.Search?.Trim() is not { Length: > 0 } text) return registrations;
        var (number, latin) = (text.ToUpperInvariant(), text.ToLowerInvariant());
        return registrations.Where(r => r.Number == number || r.Name.Contains(text) || r.Unit!.Contains(text)
            || db.People.Any(p => p.Id == r.Person && (p.Pinyin.StartsWith(latin) || p.Initials.StartsWith(latin))));
    }
}
