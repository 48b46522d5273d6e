using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Salons;

/// <summary>Who hears of a change: lecturers who are asked or come, and everybody invited who did not say no.</summary>
internal sealed class SalonMails(IAssociationDb db, IAccounts accounts, TimeProvider clock)
{
    /// <param name="skip">The lecturer who gets a mail of their own.</param>
    public async Task ChangedAsync(Event @event, Id<Lecturer>? skip, CancellationToken cancellationToken) =>
        await TellAsync(MailTemplates.SalonChanged, @event, skip, cancellationToken);

    public async Task CancelledAsync(Event @event, CancellationToken cancellationToken) =>
        await TellAsync(MailTemplates.SalonCancelled, @event, null, cancellationToken);

    /// <summary>To whoever booked: the office agreed, or did not.</summary>
    public async Task DecidedAsync(RoomBooking booking, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(booking.BookedBy, cancellationToken) is { Closed: false } account)
            db.Outbox.Add(new OutboxMessage(MailTemplates.BookingDecided, booking.Id.Value, account.Email, account.Language, clock.GetUtcNow(), Occasion()));
    }

    /// <summary>To whoever asked a lecturer: the answer.</summary>
    public async Task AnsweredAsync(LecturerInvitation invitation, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(invitation.InvitedBy, cancellationToken) is { Closed: false } account)
            db.Outbox.Add(new OutboxMessage(MailTemplates.LecturerAnswered, invitation.Id.Value, account.Email, account.Language, clock.GetUtcNow(), Occasion()));
    }

    /// <summary>To the lecturer: asked, or no longer asked.</summary>
    public void Write(string template, LecturerInvitation invitation, Lecturer lecturer)
    {
        if (lecturer.Email is { } address)
            db.Outbox.Add(new OutboxMessage(template, invitation.Id.Value, address, lecturer.Language(), clock.GetUtcNow(), Occasion()));
    }

    private async Task TellAsync(string template, Event @event, Id<Lecturer>? skip, CancellationToken cancellationToken)
    {
        var asked = await db.LecturerInvitations.AsNoTracking()
            .Where(i => i.Event == @event.Id && i.Lecturer != skip && (i.Answer == LecturerAnswer.Invited || i.Answer == LecturerAnswer.Accepted))
            .Join(db.Lecturers, i => i.Lecturer, l => l.Id, (_, l) => l).ToListAsync(cancellationToken);
        var invited = await db.Invitees.AsNoTracking().Where(i => i.Event == @event.Id && i.Answer != InviteeAnswer.No)
            .Join(db.People, i => i.Person, p => p.Id, (_, p) => new { p.Id, p.Email }).Where(p => p.Email != null).ToListAsync(cancellationToken);
        var to = asked.Where(l => l.Email is not null).Select(l => (Address: l.Email!, Culture: l.Language())).ToList();
        foreach (var person in invited) to.Add((person.Email!, (await accounts.OfAsync(person.Id, cancellationToken))?.Language ?? "zh-CN"));
        foreach (var (address, culture) in to.DistinctBy(t => t.Address.ToUpperInvariant()))
            db.Outbox.Add(new OutboxMessage(template, @event.Id.Value, address, culture, clock.GetUtcNow(), Occasion()));
    }

    /// <summary>Each change is told, also one that takes an earlier one back.</summary>
    private static string Occasion() => RandomCode.Reference();
}

internal static class LecturerLanguages
{
    /// <summary>Chinese for whoever reads it.</summary>
    public static string Language(this Lecturer lecturer) =>
        lecturer.Languages.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase)) ? "zh-CN" : "en";
}
