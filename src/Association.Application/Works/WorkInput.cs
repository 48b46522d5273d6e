using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Works;
using FluentValidation;

namespace Association.Application.Works;

/// <summary>A record as it is typed.</summary>
/// <param name="Event">The number or the address of the activity that it is.</param>
public sealed record WorkInput(
    string TitleZh, string? TitleEn, DateOnly? Day, Department? Department = null, WorkForm? Form = null, DateOnly? Until = null, string? Number = null, string? Edition = null,
    string? Category = null, string? Partner = null, string? Country = null, string? Place = null, string? Leader = null, int? Total = null, int? Passed = null, int? People = null,
    int? Institutions = null, int? Experts = null, int? Suggestions = null, decimal? Amount = null, DateOnly? DueOn = null, DateOnly? ClosedOn = null, string? Note = null,
    Guid? Parent = null, string? Event = null)
{
    /// <param name="root">Of the parent, where that is an edition of the same document.</param>
    internal WorkDetails Details(Id<WorkRecord>? root, Id<Event>? @event) => new(
        new Bilingual(TitleZh, TitleEn), Day!.Value, Department, Form, Until, Number.Said(), Edition.Said(), Category.Said(), Partner.Said(), Country.Said(), Place.Said(), Leader.Said(),
        Total, Passed, People, Institutions, Experts, Suggestions, Amount, DueOn, ClosedOn, Note.Said(), Parent is { } id ? new Id<WorkRecord>(id) : null, root, @event);
}

internal sealed class WorkInputValidator : AbstractValidator<WorkInput>
{
    public WorkInputValidator()
    {
        RuleFor(i => i.TitleZh).NotEmpty().MaximumLength(WorkRecord.MaxTitleLength);
        RuleFor(i => i.TitleEn).MaximumLength(WorkRecord.MaxTitleLength);
        RuleFor(i => i.Day).NotNull();
        RuleFor(i => i.Department).IsInEnum();
        RuleFor(i => i.Form).IsInEnum();
        RuleFor(i => i.Number).MaximumLength(WorkRecord.MaxNumberLength);
        RuleFor(i => i.Edition).MaximumLength(WorkRecord.MaxNumberLength);
        RuleFor(i => i.Category).MaximumLength(WorkRecord.MaxTextLength);
        RuleFor(i => i.Partner).MaximumLength(WorkRecord.MaxTextLength);
        RuleFor(i => i.Country).MaximumLength(WorkRecord.CountryLength).WithErrorCode("work.country");
        RuleFor(i => i.Place).MaximumLength(WorkRecord.MaxTextLength);
        RuleFor(i => i.Leader).MaximumLength(WorkRecord.MaxTextLength);
        RuleFor(i => i.Note).MaximumLength(WorkRecord.MaxNoteLength);
        RuleFor(i => i.Event).MaximumLength(Domain.Events.Event.MaxSlugLength);
    }
}
