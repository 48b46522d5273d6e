using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Domain.Events.Programme;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Events;

internal sealed class AbstractCallConfiguration : IEntityTypeConfiguration<AbstractCall>
{
    public void Configure(EntityTypeBuilder<AbstractCall> call)
    {
        call.Ignore(c => c.Offered);
        call.Property(c => c.TextZh).HasMaxLength(AbstractCall.MaxTextLength);
        call.Property(c => c.TextEn).HasMaxLength(AbstractCall.MaxTextLength);
        call.Property(c => c.Tracks).HasMaxLength(AbstractCall.MaxTracksLength);
        call.HasOne<Event>().WithMany().HasForeignKey(c => c.Event).OnDelete(DeleteBehavior.Restrict);
        call.HasMany(c => c.Fields).WithOne().HasForeignKey(f => f.Call);
        call.HasMany(c => c.Criteria).WithOne().HasForeignKey(c => c.Call);
        call.HasMany(c => c.Letters).WithOne().HasForeignKey(l => l.Call);
        call.HasIndex(c => c.Event).IsUnique();
    }
}

internal sealed class CallFieldConfiguration : IEntityTypeConfiguration<CallField>
{
    public void Configure(EntityTypeBuilder<CallField> field)
    {
        field.Ignore(f => f.Choices);
        field.Property(f => f.Options).HasMaxLength(CallField.MaxOptionsLength);
    }
}

internal sealed class DecisionTextConfiguration : IEntityTypeConfiguration<DecisionText>
{
    public void Configure(EntityTypeBuilder<DecisionText> letter)
    {
        letter.Property(l => l.TextZh).HasMaxLength(DecisionText.MaxLength);
        letter.Property(l => l.TextEn).HasMaxLength(DecisionText.MaxLength);
    }
}

internal sealed class SubmissionConfiguration : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> submission)
    {
        submission.Property(s => s.Number).HasMaxLength(Association.Domain.Common.RandomCode.ReferenceLength);
        submission.Property(s => s.ContactName).HasMaxLength(Person.MaxNameLength);
        submission.Property(s => s.Email).HasMaxLength(Person.MaxEmailLength);
        submission.Property(s => s.Language).HasMaxLength(10);
        submission.Property(s => s.Note).HasMaxLength(Submission.MaxNoteLength);
        submission.HasOne<Event>().WithMany().HasForeignKey(s => s.Event).OnDelete(DeleteBehavior.Restrict);
        submission.HasOne<Person>().WithMany().HasForeignKey(s => s.Person).OnDelete(DeleteBehavior.Restrict);
        submission.HasOne<ProgrammeTrack>().WithMany().HasForeignKey(s => s.Track).OnDelete(DeleteBehavior.Restrict);
        submission.HasOne<EventSession>().WithMany().HasForeignKey(s => s.Session).OnDelete(DeleteBehavior.Restrict);
        submission.HasMany(s => s.Authors).WithOne().HasForeignKey(a => a.Submission);
        submission.HasMany(s => s.Texts).WithOne().HasForeignKey(t => t.Submission);
        submission.HasIndex(s => s.Number).IsUnique();
        submission.HasIndex(s => new { s.Event, s.Status });
        submission.HasIndex(s => s.Account);
        // A talk is made of one abstract.
        submission.HasIndex(s => s.Session).IsUnique().HasFilter($"\"{nameof(Submission.Session)}\" IS NOT NULL");
    }
}

internal sealed class SubmissionAuthorConfiguration : IEntityTypeConfiguration<SubmissionAuthor>
{
    public void Configure(EntityTypeBuilder<SubmissionAuthor> author)
    {
        author.Property(a => a.Name).HasMaxLength(SubmissionAuthor.MaxNameLength);
        author.Property(a => a.Unit).HasMaxLength(SubmissionAuthor.MaxUnitLength);
        author.Property(a => a.Email).HasMaxLength(Person.MaxEmailLength);
    }
}

internal sealed class SubmissionTextConfiguration : IEntityTypeConfiguration<SubmissionText>
{
    // No bound: SQL Server counts 4,000 characters at most for one that has a bound, and a part may be longer.
    public void Configure(EntityTypeBuilder<SubmissionText> text) => text.HasIndex(t => new { t.Submission, t.Field }).IsUnique();
}

internal sealed class AbstractReviewerConfiguration : IEntityTypeConfiguration<AbstractReviewer>
{
    public void Configure(EntityTypeBuilder<AbstractReviewer> reviewer)
    {
        reviewer.Ignore(r => r.UnitNames);
        reviewer.Ignore(r => r.Knows);
        reviewer.Property(r => r.Number).HasMaxLength(Association.Domain.Common.RandomCode.ReferenceLength);
        reviewer.Property(r => r.Name).HasMaxLength(AbstractReviewer.MaxNameLength);
        reviewer.Property(r => r.Email).HasMaxLength(Person.MaxEmailLength);
        reviewer.Property(r => r.Units).HasMaxLength(AbstractReviewer.MaxUnitsLength);
        reviewer.Property(r => r.Tracks).HasMaxLength(AbstractReviewer.MaxTracksLength);
        reviewer.Property(r => r.Language).HasMaxLength(10);
        reviewer.HasOne<Event>().WithMany().HasForeignKey(r => r.Event).OnDelete(DeleteBehavior.Restrict);
        reviewer.HasOne<Person>().WithMany().HasForeignKey(r => r.Person).OnDelete(DeleteBehavior.Restrict);
        reviewer.HasIndex(r => r.Number).IsUnique();
    }
}

internal sealed class AbstractReviewConfiguration : IEntityTypeConfiguration<AbstractReview>
{
    public void Configure(EntityTypeBuilder<AbstractReview> review)
    {
        review.Property(r => r.Remark).HasMaxLength(AbstractReview.MaxTextLength);
        review.Property(r => r.Advice).HasMaxLength(AbstractReview.MaxTextLength);
        review.HasOne<Event>().WithMany().HasForeignKey(r => r.Event).OnDelete(DeleteBehavior.Restrict);
        review.HasOne<Submission>().WithMany().HasForeignKey(r => r.Submission).OnDelete(DeleteBehavior.Restrict);
        review.HasOne<AbstractReviewer>().WithMany().HasForeignKey(r => r.Reviewer).OnDelete(DeleteBehavior.Restrict);
        review.HasMany(r => r.Scores).WithOne().HasForeignKey(s => s.Review);
        // Nobody judges the same abstract twice.
        review.HasIndex(r => new { r.Submission, r.Reviewer }).IsUnique();
    }
}
