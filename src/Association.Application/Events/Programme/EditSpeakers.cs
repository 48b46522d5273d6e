using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Domain.Lecturers;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Programme;

/// <param name="Lecturer">Of the expert pool.</param>
[Requires(Permissions.EditEvents)]
public sealed record AddSpeaker(Id<Event> Event, Id<Lecturer>? Lecturer, SpeakerTerms Terms, UploadedFile? Photo = null) : ICommand<Result<Guid>>, IInEvent;

/// <param name="Photo">Null keeps the picture.</param>
[Requires(Permissions.EditEvents)]
public sealed record EditSpeaker(Id<Event> Event, Id<EventSpeaker> Speaker, SpeakerTerms Terms, UploadedFile? Photo = null, bool DropPhoto = false) : ICommand<Result>, IInEvent;

/// <summary>Refused while a session has them.</summary>
[Requires(Permissions.EditEvents)]
public sealed record RemoveSpeaker(Id<Event> Event, Id<EventSpeaker> Speaker) : ICommand<Result>, IInEvent;

public sealed record SpeakerTerms(string NameZh, string? NameEn, string? PositionZh = null, string? PositionEn = null, string? UnitZh = null, string? UnitEn = null,
    string? Email = null, string Language = "zh-CN", string? BioZh = null, string? BioEn = null, Disclosure Disclosure = Disclosure.NotAsked, string? Interests = null)
{
    internal SpeakerProfile Profile => new(new Bilingual(NameZh, NameEn), Bilingual.Of(PositionZh, PositionEn), Bilingual.Of(UnitZh, UnitEn),
        EmailAddress.TryParse(Email, out var address) ? address.Value : null, Language, BioZh, BioEn, Disclosure, Interests);
}

internal sealed class SpeakerTermsValidator : AbstractValidator<SpeakerTerms>
{
    public SpeakerTermsValidator()
    {
        RuleFor(c => c.NameZh).NotEmpty().MaximumLength(EventSpeaker.MaxNameLength);
        RuleFor(c => c.NameEn).MaximumLength(EventSpeaker.MaxNameLength);
        foreach (var line in new System.Linq.Expressions.Expression<Func<SpeakerTerms, string?>>[] { c => c.PositionZh, c => c.PositionEn, c => c.UnitZh, c => c.UnitEn })
            RuleFor(line).MaximumLength(EventSpeaker.MaxLineLength);
        RuleFor(c => c.Email).Must(e => EmailAddress.TryParse(e, out _)).When(c => !string.IsNullOrWhiteSpace(c.Email)).WithErrorCode("EmailValidator");
        RuleFor(c => c.Language).Must(l => l is "zh-CN" or "en");
        RuleFor(c => c.BioZh).MaximumLength(EventSpeaker.MaxBioLength);
        RuleFor(c => c.BioEn).MaximumLength(EventSpeaker.MaxBioLength);
        RuleFor(c => c.Disclosure).IsInEnum();
        RuleFor(c => c.Interests).NotEmpty().When(c => c.Disclosure is Disclosure.Interests).MaximumLength(EventSpeaker.MaxDisclosureLength);
    }
}

internal sealed class AddSpeakerValidator : AbstractValidator<AddSpeaker>
{
    public AddSpeakerValidator() => RuleFor(c => c.Terms).SetValidator(new SpeakerTermsValidator()).OverridePropertyName("");
}

internal sealed class EditSpeakerValidator : AbstractValidator<EditSpeaker>
{
    public EditSpeakerValidator() => RuleFor(c => c.Terms).SetValidator(new SpeakerTermsValidator()).OverridePropertyName("");
}

/// <summary>Makes a small picture of one that somebody sent, without what a camera writes beside it.</summary>
public interface IPortraits
{
    /// <returns>A JPEG of at most 480 x 480 pixels; null for what is no JPG or PNG picture, or has too many pixels.</returns>
    byte[]? Of(byte[] picture);
}

internal sealed class SpeakerHandler(IAssociationDb db, SpeakerDesk desk)
    : IRequestHandler<AddSpeaker, Result<Guid>>, IRequestHandler<EditSpeaker, Result>, IRequestHandler<RemoveSpeaker, Result>
{
    public async Task<Result<Guid>> Handle(AddSpeaker command, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == command.Event, cancellationToken)) return EventErrors.NotFound;
        if (command.Lecturer is { } lecturer)
        {
            if (!await db.Lecturers.AnyAsync(l => l.Id == lecturer, cancellationToken)) return LecturerErrors.NotFound;
            if (await db.EventSpeakers.AnyAsync(s => s.Event == command.Event && s.Lecturer == lecturer, cancellationToken)) return ProgrammeErrors.SpeakerKnown;
        }

        var speaker = new EventSpeaker(command.Event, command.Lecturer, command.Terms.Profile);
        db.EventSpeakers.Add(speaker);
        await desk.ShowAsync(speaker, command.Photo, drop: false, cancellationToken);
        return speaker.Id.Value;
    }

    public async Task<Result> Handle(EditSpeaker command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Event, command.Speaker, cancellationToken) is not { } speaker) return ProgrammeErrors.SpeakerNotFound;
        speaker.Describe(command.Terms.Profile);
        await desk.ShowAsync(speaker, command.Photo, command.DropPhoto, cancellationToken);
        return Result.Done;
    }

    public async Task<Result> Handle(RemoveSpeaker command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Event, command.Speaker, cancellationToken) is not { } speaker) return ProgrammeErrors.SpeakerNotFound;
        if (await db.Sessions.AnyAsync(s => s.Event == command.Event && s.Speakers.Any(p => p.Speaker == command.Speaker), cancellationToken)) return ProgrammeErrors.SpeakerEngaged;
        await desk.DiscardAsync(speaker.Show(null), cancellationToken);
        foreach (var material in await db.SessionMaterials.Where(m => m.SentBy == command.Speaker).ToListAsync(cancellationToken)) material.BecomeOfficial();
        db.EventSpeakers.Remove(speaker);
        return Result.Done;
    }

    private Task<EventSpeaker?> FindAsync(Id<Event> @event, Id<EventSpeaker> speaker, CancellationToken cancellationToken) =>
        db.EventSpeakers.FirstOrDefaultAsync(s => s.Id == speaker && s.Event == @event, cancellationToken);
}
