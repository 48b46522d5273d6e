using Association.Domain.Events;
using Association.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Surveys;

internal sealed class SurveyConfiguration : IEntityTypeConfiguration<Survey>
{
    public void Configure(EntityTypeBuilder<Survey> survey)
    {
        survey.Property(s => s.IntroZh).HasMaxLength(Survey.MaxIntroLength);
        survey.Property(s => s.IntroEn).HasMaxLength(Survey.MaxIntroLength);
        survey.HasOne<Event>().WithMany().HasForeignKey(s => s.Event).OnDelete(DeleteBehavior.Restrict);
        survey.HasMany(s => s.Sections).WithOne().HasForeignKey(s => s.Survey);
        survey.Ignore(s => s.Questions);
    }
}

internal sealed class SurveySectionConfiguration : IEntityTypeConfiguration<SurveySection>
{
    public void Configure(EntityTypeBuilder<SurveySection> section) => section.HasMany(s => s.Questions).WithOne().HasForeignKey(q => q.Section);
}

internal sealed class SurveyQuestionConfiguration : IEntityTypeConfiguration<SurveyQuestion>
{
    public void Configure(EntityTypeBuilder<SurveyQuestion> question)
    {
        question.Property(q => q.Options).HasMaxLength(SurveyQuestion.MaxOptionsLength);
        question.Property(q => q.Rows).HasMaxLength(SurveyQuestion.MaxOptionsLength);
        question.Ignore(q => q.Choices).Ignore(q => q.RowTexts);
    }
}

internal sealed class SurveySheetConfiguration : IEntityTypeConfiguration<SurveySheet>
{
    public void Configure(EntityTypeBuilder<SurveySheet> sheet)
    {
        sheet.HasKey(s => s.Key);
        sheet.Property(s => s.Key).HasMaxLength(26);
        sheet.Ignore(s => s.Given);
        sheet.HasOne<Survey>().WithMany().HasForeignKey(s => s.Survey).OnDelete(DeleteBehavior.Restrict);
        sheet.HasOne<Registration>().WithMany().HasForeignKey(s => s.Registration).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SurveyTakerConfiguration : IEntityTypeConfiguration<SurveyTaker>
{
    public void Configure(EntityTypeBuilder<SurveyTaker> taker)
    {
        // No key of its own: one would carry the time.
        taker.HasKey(t => new { t.Survey, t.Registration });
        taker.HasOne<Survey>().WithMany().HasForeignKey(t => t.Survey).OnDelete(DeleteBehavior.Restrict);
        taker.HasOne<Registration>().WithMany().HasForeignKey(t => t.Registration).OnDelete(DeleteBehavior.Restrict);
    }
}
