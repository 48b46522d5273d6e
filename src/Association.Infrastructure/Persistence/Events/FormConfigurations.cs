using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Domain.Files;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Events;

internal sealed class FormQuestionConfiguration : IEntityTypeConfiguration<FormQuestion>
{
    public void Configure(EntityTypeBuilder<FormQuestion> question)
    {
        question.Ignore(q => q.AskedOf);
        question.Ignore(q => q.IsChoice);
        question.Property(q => q.Categories).HasMaxLength(FormQuestion.MaxCategoriesLength);
        question.Property(q => q.ShowIfAnswer).HasMaxLength(FormQuestion.MaxConditionLength);
        question.HasOne<Event>().WithMany().HasForeignKey(q => q.Event).OnDelete(DeleteBehavior.Restrict);
        question.HasOne<FormQuestion>().WithMany().HasForeignKey(q => q.ShowIf).OnDelete(DeleteBehavior.Restrict);
        question.HasMany(q => q.Options).WithOne().HasForeignKey(o => o.Question);
        question.HasIndex(q => new { q.Event, q.Order });
    }
}

internal sealed class QuestionOptionConfiguration : IEntityTypeConfiguration<QuestionOption>
{
    public void Configure(EntityTypeBuilder<QuestionOption> option)
    {
        option.HasOne<EventSession>().WithMany().HasForeignKey(o => o.Session).OnDelete(DeleteBehavior.Restrict);
        // The last fence: whatever a statement tries, an option is never overdrawn.
        option.ToTable(t => t.HasCheckConstraint("CK_QuestionOptions_Taken", "\"Taken\" >= 0 AND (\"Places\" IS NULL OR \"Taken\" <= \"Places\")"));
    }
}

internal sealed class FormAnswerConfiguration : IEntityTypeConfiguration<FormAnswer>
{
    public void Configure(EntityTypeBuilder<FormAnswer> answer)
    {
        answer.Property(a => a.Value).HasMaxLength(FormAnswer.MaxValueLength);
        answer.Ignore(a => a.StaysUnlessGiven);
        answer.HasSealed(a => a.Phone);
        answer.HasOne<Registration>().WithMany().HasForeignKey(a => a.Registration).OnDelete(DeleteBehavior.Restrict);
        answer.HasOne<FormQuestion>().WithMany().HasForeignKey(a => a.Question).OnDelete(DeleteBehavior.Restrict);
        answer.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.File).OnDelete(DeleteBehavior.Restrict);
        answer.HasOne<MemberUnit>().WithMany().HasForeignKey(a => a.Unit).OnDelete(DeleteBehavior.Restrict);
        answer.HasMany(a => a.Chosen).WithOne().HasForeignKey(c => c.Answer);
        answer.HasIndex(a => new { a.Registration, a.Question }).IsUnique();
    }
}

internal sealed class ChosenOptionConfiguration : IEntityTypeConfiguration<ChosenOption>
{
    public void Configure(EntityTypeBuilder<ChosenOption> chosen)
    {
        chosen.HasOne<QuestionOption>().WithMany().HasForeignKey(c => c.Option).OnDelete(DeleteBehavior.Restrict);
        chosen.HasIndex(c => c.Option);
    }
}
