using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Domain.Events.Programme;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <summary>An abstract as somebody typed it.</summary>
/// <param name="Authors">In their order; rows without a name and a unit are passed over.</param>
public sealed record TypedAbstract(string? TitleZh, string? TitleEn, Guid? Track, PresentationWish Wish, IReadOnlyList<TypedAuthor> Authors, IReadOnlyList<TypedPart> Texts);

public sealed record TypedAuthor(string? Name, string? Unit, string? Email, bool Presents);

public sealed record TypedPart(Guid Field, string? Value);

internal sealed class TypedAbstractValidator : AbstractValidator<TypedAbstract>
{
    public TypedAbstractValidator()
    {
        RuleFor(c => c.TitleZh).NotEmpty().When(c => string.IsNullOrWhiteSpace(c.TitleEn)).MaximumLength(Submission.MaxTitleLength);
        RuleFor(c => c.TitleEn).MaximumLength(Submission.MaxTitleLength);
        RuleFor(c => c.Wish).IsInEnum();
        RuleFor(c => c.Authors).Must(a => a.Count <= 2 * Submission.MaxAuthors);
        RuleFor(c => c.Texts).Must(t => t.Count <= AbstractCall.MaxFields);
        RuleForEach(c => c.Texts).Must(t => (t.Value ?? "").Length <= SubmissionText.MaxLength);
        RuleForEach(c => c.Authors).Must(a => (a.Name ?? "").Length <= SubmissionAuthor.MaxNameLength && (a.Unit ?? "").Length <= SubmissionAuthor.MaxUnitLength);
    }
}

/// <summary>Reads what was typed; what it says is judged by <see cref="SubmissionCheck"/>.</summary>
internal sealed class AbstractReader(IAssociationDb db)
{
    public async Task<SubmissionContent> ReadAsync(Id<Event> @event, TypedAbstract typed, CancellationToken cancellationToken)
    {
        if (typed.Track is { } track)
            Refuse.Unless(await db.ProgrammeTracks.AnyAsync(t => t.Event == @event && t.Id == new Id<ProgrammeTrack>(track), cancellationToken), SubmissionErrors.TrackMissing);
        return new(Bilingual.Of(typed.TitleZh, typed.TitleEn) ?? throw new RefusedException(SubmissionErrors.TextMissing.With("题目").At("TitleZh")),
            typed.Track is { } id ? new Id<ProgrammeTrack>(id) : null, typed.Wish, Authors(typed.Authors),
            [.. typed.Texts.Select(t => new TextTerms(new(t.Field), (t.Value ?? "").ReplaceLineEndings("\n").Trim()))]);
    }

    private static List<AuthorTerms> Authors(IReadOnlyList<TypedAuthor> typed)
    {
        var authors = typed.Select(a => new AuthorTerms(TextNormalization.Line(a.Name), TextNormalization.Line(a.Unit), AddressOf(a.Email), a.Presents))
            .Where(a => a.Name.Length + a.Unit.Length > 0).ToList();
        return authors is [var only] ? [only with { Presents = true }] : authors;
    }

    private static string? AddressOf(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        return EmailAddress.TryParse(typed, out var address, out var fault) ? address.Value : throw new RefusedException(fault.At("Authors"));
    }
}
