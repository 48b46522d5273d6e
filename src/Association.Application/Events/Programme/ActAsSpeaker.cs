using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Domain.Files;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Programme;

/// <summary>A speaker says on the own page whether they come; may be said again while the event is not over.</summary>
[Requires(Permissions.Anyone)]
public sealed record AnswerAsSpeaker(string? Key, bool Comes, string? Note) : ICommand<Result>;

/// <summary>A speaker writes what the programme prints of them, and declares interests.</summary>
/// <param name="Photo">Null keeps the picture.</param>
[Requires(Permissions.Anyone)]
public sealed record IntroduceAsSpeaker(string? Key, SpeakerIntroduction Terms, UploadedFile? Photo = null, bool DropPhoto = false) : ICommand<Result>;

/// <summary>A speaker sends slides for an own session; nobody but the speakers has them until the office opens them.</summary>
[Requires(Permissions.Anyone)]
public sealed record SendSlides(string? Key, Id<EventSession> Session, UploadedFile? File) : ICommand<Result>;

/// <summary>Takes back what the speaker sent.</summary>
[Requires(Permissions.Anyone)]
public sealed record TakeSlidesBack(string? Key, Id<SessionMaterial> Material) : ICommand<Result>;

public sealed record SpeakerIntroduction(string? PositionZh, string? PositionEn, string? UnitZh, string? UnitEn, string? BioZh, string? BioEn, Disclosure Disclosure, string? Interests)
{
    internal SpeakerWords Words => new(Bilingual.Of(PositionZh, PositionEn), Bilingual.Of(UnitZh, UnitEn), BioZh, BioEn, Disclosure, Interests);
}

internal sealed class AnswerAsSpeakerValidator : AbstractValidator<AnswerAsSpeaker>
{
    public AnswerAsSpeakerValidator() => RuleFor(c => c.Note).MaximumLength(EventSpeaker.MaxNoteLength);
}

internal sealed class IntroduceAsSpeakerValidator : AbstractValidator<IntroduceAsSpeaker>
{
    public IntroduceAsSpeakerValidator() => RuleFor(c => c.Terms).SetValidator(new IntroductionValidator()).OverridePropertyName("");

    private sealed class IntroductionValidator : AbstractValidator<SpeakerIntroduction>
    {
        public IntroductionValidator()
        {
            foreach (var line in new System.Linq.Expressions.Expression<Func<SpeakerIntroduction, string?>>[] { c => c.PositionZh, c => c.PositionEn, c => c.UnitZh, c => c.UnitEn })
                RuleFor(line).MaximumLength(EventSpeaker.MaxLineLength);
            RuleFor(c => c.BioZh).MaximumLength(EventSpeaker.MaxBioLength);
            RuleFor(c => c.BioEn).MaximumLength(EventSpeaker.MaxBioLength);
            RuleFor(c => c.Disclosure).IsInEnum();
            RuleFor(c => c.Interests).NotEmpty().When(c => c.Disclosure is Disclosure.Interests).MaximumLength(EventSpeaker.MaxDisclosureLength);
        }
    }
}

internal sealed class ActAsSpeakerHandler(IAssociationDb db, SpeakerDesk desk, IFileStore files, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AnswerAsSpeaker, Result>, IRequestHandler<IntroduceAsSpeaker, Result>, IRequestHandler<SendSlides, Result>, IRequestHandler<TakeSlidesBack, Result>
{
    public async Task<Result> Handle(AnswerAsSpeaker command, CancellationToken cancellationToken)
    {
        var (speaker, _) = await desk.MustFindAsync(command.Key, cancellationToken);
        speaker.Answer(command.Comes, command.Note, clock.GetUtcNow());
        return Result.Done;
    }

    public async Task<Result> Handle(IntroduceAsSpeaker command, CancellationToken cancellationToken)
    {
        var (speaker, _) = await desk.MustFindAsync(command.Key, cancellationToken);
        speaker.Introduce(command.Terms.Words);
        await desk.ShowAsync(speaker, command.Photo, command.DropPhoto, cancellationToken);
        return Result.Done;
    }

    public async Task<Result> Handle(SendSlides command, CancellationToken cancellationToken)
    {
        var (speaker, @event) = await desk.MustFindAsync(command.Key, cancellationToken);
        if (!@event.Sessions.Any(s => s.Id == command.Session && s.Speakers.Any(p => p.Speaker == speaker.Id))) return ProgrammeErrors.NotYours;
        var type = EvidenceFile.TypeOf(command.File);
        if (await db.SessionMaterials.CountAsync(m => m.Session == command.Session, cancellationToken) >= SessionMaterial.MaxPerSession) return ProgrammeErrors.TooManyMaterials;
        var kept = await files.KeepAsync(command.File!.Content, command.File.Name, type, FilePurpose.Material, user.Id, cancellationToken);
        db.SessionMaterials.Add(SessionMaterial.From(speaker.Id, @event.Id, command.Session, kept.Id));
        return Result.Done;
    }

    public async Task<Result> Handle(TakeSlidesBack command, CancellationToken cancellationToken)
    {
        var (speaker, _) = await desk.MustFindAsync(command.Key, cancellationToken);
        if (await db.SessionMaterials.FirstOrDefaultAsync(m => m.Id == command.Material && m.SentBy == speaker.Id, cancellationToken) is not { } material) return ProgrammeErrors.MaterialNotFound;
        await desk.DiscardAsync(material.File, cancellationToken);
        db.SessionMaterials.Remove(material);
        return Result.Done;
    }
}
