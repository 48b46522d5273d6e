using Association.Domain.Bodies;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Events;

/// <summary>Credits and words of mails, in the row of the event.</summary>
internal sealed class EditorConfiguration : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> @event)
    {
        @event.ComplexProperty(e => e.Cme, cme =>
        {
            cme.Property(c => c.ProjectNumber).HasMaxLength(CmeTerms.MaxNumberLength);
            cme.Property(c => c.Rule).HasMaxLength(CmeTerms.MaxRuleLength);
            cme.Property(c => c.Delivery).HasDefaultValue(CmeDelivery.FaceToFace);
            cme.Property(c => c.Assessment).HasDefaultValue(CmeAssessment.Attendance);
        });
        @event.ComplexProperty(e => e.Mails, mails =>
        {
            foreach (var text in new[] { nameof(EventMails.ConfirmationZh), nameof(EventMails.ConfirmationEn), nameof(EventMails.ReminderZh), nameof(EventMails.ReminderEn) })
                mails.Property<string?>(text).HasMaxLength(EventMails.MaxTextLength);
            // Events that were there before are reminded of three days ahead, as they were; 0 is a value of its own.
            mails.Property(m => m.ReminderDays).HasDefaultValue(EventMails.Standard.ReminderDays).HasSentinel(-1);
        });
    }
}

internal sealed class EventOrganiserConfiguration : IEntityTypeConfiguration<EventOrganiser>
{
    public void Configure(EntityTypeBuilder<EventOrganiser> organiser)
    {
        organiser.HasOne<Body>().WithMany().HasForeignKey(o => o.Body).OnDelete(DeleteBehavior.Restrict);
        organiser.HasIndex(o => new { o.Event, o.Order });
    }
}
