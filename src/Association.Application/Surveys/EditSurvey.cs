using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Surveys;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Surveys;

/// <summary>Starts a survey with questions that most events ask, or changes what it says of itself.</summary>
/// <param name="Survey">Null for a new one.</param>
/// <param name="LastDay">Included; null: until it is closed by hand.</param>
[Requires(Permissions.EditEvents)]
public sealed record SetSurvey(Id<Event> Event, Id<Survey>? Survey, string TitleZh, string? TitleEn, string? IntroZh, string? IntroEn, bool Anonymous, bool BeforeCertificate, DateOnly? LastDay = null)
    : ICommand<Result<Guid>>, IInEvent;

internal sealed class SetSurveyValidator : AbstractValidator<SetSurvey>
{
    public SetSurveyValidator()
    {
        RuleFor(c => c.TitleZh).NotEmpty().MaximumLength(Survey.MaxTitleLength);
        RuleFor(c => c.TitleEn).MaximumLength(Survey.MaxTitleLength);
        RuleFor(c => c.IntroZh).MaximumLength(Survey.MaxIntroLength);
        RuleFor(c => c.IntroEn).MaximumLength(Survey.MaxIntroLength);
    }
}

[Requires(Permissions.EditEvents)]
public sealed record AddSurveySection(Id<Event> Event, Id<Survey> Survey, string TitleZh, string? TitleEn) : ICommand<Result<Guid>>, IInEvent;

internal sealed class AddSurveySectionValidator : AbstractValidator<AddSurveySection>
{
    public AddSurveySectionValidator()
    {
        RuleFor(c => c.TitleZh).NotEmpty().MaximumLength(SurveySection.MaxTitleLength);
        RuleFor(c => c.TitleEn).MaximumLength(SurveySection.MaxTitleLength);
    }
}

[Requires(Permissions.EditEvents)]
public sealed record RemoveSurveySection(Id<Event> Event, Id<Survey> Survey, Id<SurveySection> Section) : ICommand<Result>, IInEvent;

/// <param name="Question">Null for a new one, which goes into the section.</param>
[Requires(Permissions.EditEvents)]
public sealed record PutSurveyQuestion(Id<Event> Event, Id<Survey> Survey, Id<SurveySection>? Section, Id<SurveyQuestion>? Question, SurveyQuestionTerms Terms) : ICommand<Result<Guid>>, IInEvent;

internal sealed class PutSurveyQuestionValidator : AbstractValidator<PutSurveyQuestion>
{
    public PutSurveyQuestionValidator()
    {
        RuleFor(c => c.Section).NotNull().When(c => c.Question is null);
        RuleFor(c => c.Terms.Text.Zh).NotEmpty().MaximumLength(SurveyQuestion.MaxTextLength).OverridePropertyName("TextZh");
        RuleFor(c => c.Terms.Text.En).MaximumLength(SurveyQuestion.MaxTextLength).OverridePropertyName("TextEn");
        RuleFor(c => c.Terms.Options).MaximumLength(SurveyQuestion.MaxOptionsLength).OverridePropertyName("Options");
        RuleFor(c => c.Terms.Rows).MaximumLength(SurveyQuestion.MaxOptionsLength).OverridePropertyName("Rows");
        RuleFor(c => c.Terms.Kind).IsInEnum().OverridePropertyName("Kind");
    }
}

[Requires(Permissions.EditEvents)]
public sealed record RemoveSurveyQuestion(Id<Event> Event, Id<Survey> Survey, Id<SurveyQuestion> Question) : ICommand<Result>, IInEvent;

/// <summary>Opens the survey to those who came.</summary>
/// <param name="Mail">They get the link by mail, and so does whoever comes later.</param>
[Requires(Permissions.EditEvents)]
public sealed record OpenSurvey(Id<Event> Event, Id<Survey> Survey, bool Mail) : ICommand<Result>, IInEvent;

[Requires(Permissions.EditEvents)]
public sealed record CloseSurvey(Id<Event> Event, Id<Survey> Survey) : ICommand<Result>, IInEvent;

/// <summary>Removes a draft.</summary>
[Requires(Permissions.EditEvents)]
public sealed record RemoveSurvey(Id<Event> Event, Id<Survey> Survey) : ICommand<Result>, IInEvent;

internal sealed class EditSurveyHandlers(IAssociationDb db)
    : IRequestHandler<SetSurvey, Result<Guid>>, IRequestHandler<AddSurveySection, Result<Guid>>, IRequestHandler<RemoveSurveySection, Result>,
        IRequestHandler<PutSurveyQuestion, Result<Guid>>, IRequestHandler<RemoveSurveyQuestion, Result>, IRequestHandler<OpenSurvey, Result>,
        IRequestHandler<CloseSurvey, Result>, IRequestHandler<RemoveSurvey, Result>
{
    public async Task<Result<Guid>> Handle(SetSurvey command, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == command.Event, cancellationToken)) return EventErrors.NotFound;
        var title = new Bilingual(command.TitleZh, command.TitleEn);
        var survey = command.Survey is { } id ? await FindAsync(command.Event, id, cancellationToken) : new Survey(command.Event, title, command.Anonymous);
        survey.Describe(title, command.IntroZh, command.IntroEn, command.Anonymous, command.BeforeCertificate);
        survey.Until(command.LastDay is { } day ? AssociationCalendar.At(day.AddDays(1)) : null);
        if (command.Survey is not null) return survey.Id.Value;
        ReadySurvey.Fill(survey);
        db.Surveys.Add(survey);
        return survey.Id.Value;
    }

    public async Task<Result<Guid>> Handle(AddSurveySection command, CancellationToken cancellationToken) =>
        (await FindAsync(command.Event, command.Survey, cancellationToken)).Add(new(command.TitleZh, command.TitleEn)).Id.Value;

    public async Task<Result> Handle(RemoveSurveySection command, CancellationToken cancellationToken)
    {
        (await FindAsync(command.Event, command.Survey, cancellationToken)).Remove(command.Section);
        return Result.Done;
    }

    public async Task<Result<Guid>> Handle(PutSurveyQuestion command, CancellationToken cancellationToken)
    {
        var survey = await FindAsync(command.Event, command.Survey, cancellationToken);
        if (command.Question is not { } question) return survey.Ask(command.Section!.Value, command.Terms).Id.Value;
        survey.Change(question, command.Terms);
        return question.Value;
    }

    public async Task<Result> Handle(RemoveSurveyQuestion command, CancellationToken cancellationToken)
    {
        (await FindAsync(command.Event, command.Survey, cancellationToken)).Remove(command.Question);
        return Result.Done;
    }

    public async Task<Result> Handle(OpenSurvey command, CancellationToken cancellationToken)
    {
        (await FindAsync(command.Event, command.Survey, cancellationToken)).Open(command.Mail);
        return Result.Done;
    }

    public async Task<Result> Handle(CloseSurvey command, CancellationToken cancellationToken)
    {
        (await FindAsync(command.Event, command.Survey, cancellationToken)).Close();
        return Result.Done;
    }

    public async Task<Result> Handle(RemoveSurvey command, CancellationToken cancellationToken)
    {
        var survey = await FindAsync(command.Event, command.Survey, cancellationToken);
        if (survey.Status is not SurveyStatus.Draft) return SurveyErrors.NotDraft;
        db.Surveys.Remove(survey);
        return Result.Done;
    }

    private async Task<Survey> FindAsync(Id<Event> @event, Id<Survey> id, CancellationToken cancellationToken) =>
        await db.Surveys.Include(s => s.Sections).ThenInclude(s => s.Questions).FirstOrDefaultAsync(s => s.Id == id && s.Event == @event, cancellationToken)
            ?? throw new RefusedException(SurveyErrors.NotFound);
}

/// <summary>What nearly every event asks: nobody starts before an empty sheet.</summary>
internal static class ReadySurvey
{
    public static void Fill(Survey survey)
    {
        var whole = survey.Add(new("总体评价", "The event as a whole"));
        survey.Ask(whole.Id, new(SurveyQuestionKind.Scale, new("您对本次活动总体是否满意？", "How satisfied are you with the event?"), true, null, null, 5));
        survey.Ask(whole.Id, new(SurveyQuestionKind.Matrix, new("请分别评价", "Please rate"), false, null, "学术内容 | Content\n讲者水平 | Speakers\n会务组织 | Organisation\n场地 | Venue", 5));
        survey.Ask(whole.Id, new(SurveyQuestionKind.One, new("您会推荐同事参加吗？", "Would you recommend it to a colleague?"), false, "会 | Yes\n不确定 | Not sure\n不会 | No", null, 5));
        var ideas = survey.Add(new("建议", "Ideas"));
        survey.Ask(ideas.Id, new(SurveyQuestionKind.Text, new("您希望今后安排哪些内容？", "What should we offer next?"), false, null, null, 5));
    }
}
