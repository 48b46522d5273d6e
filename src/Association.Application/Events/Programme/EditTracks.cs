using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Programme;

[Requires(Permissions.EditEvents)]
public sealed record AddTrack(Id<Event> Event, string NameZh, string? NameEn, TrackColour Colour) : ICommand<Result<Guid>>, IInEvent, ITrackTerms;

[Requires(Permissions.EditEvents)]
public sealed record EditTrack(Id<Event> Event, Id<ProgrammeTrack> Track, string NameZh, string? NameEn, TrackColour Colour, int Order) : ICommand<Result>, IInEvent, ITrackTerms;

/// <summary>Its sessions stay, without a track.</summary>
[Requires(Permissions.EditEvents)]
public sealed record RemoveTrack(Id<Event> Event, Id<ProgrammeTrack> Track) : ICommand<Result>, IInEvent;

internal interface ITrackTerms
{
    string NameZh { get; }
    string? NameEn { get; }
    TrackColour Colour { get; }
}

internal sealed class TrackTermsValidator : AbstractValidator<ITrackTerms>
{
    public TrackTermsValidator()
    {
        RuleFor(c => c.NameZh).NotEmpty().MaximumLength(ProgrammeTrack.MaxNameLength);
        RuleFor(c => c.NameEn).MaximumLength(ProgrammeTrack.MaxNameLength);
        RuleFor(c => c.Colour).IsInEnum();
    }
}

internal sealed class AddTrackValidator : AbstractValidator<AddTrack>
{
    public AddTrackValidator() => Include(new TrackTermsValidator());
}

internal sealed class EditTrackValidator : AbstractValidator<EditTrack>
{
    public EditTrackValidator()
    {
        Include(new TrackTermsValidator());
        RuleFor(c => c.Order).InclusiveBetween(1, 1_000);
    }
}

internal sealed class TrackHandler(IAssociationDb db) : IRequestHandler<AddTrack, Result<Guid>>, IRequestHandler<EditTrack, Result>, IRequestHandler<RemoveTrack, Result>
{
    public async Task<Result<Guid>> Handle(AddTrack command, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == command.Event, cancellationToken)) return EventErrors.NotFound;
        var last = await db.ProgrammeTracks.Where(t => t.Event == command.Event).MaxAsync(t => (int?)t.Order, cancellationToken) ?? 0;
        var track = new ProgrammeTrack(command.Event, new Bilingual(command.NameZh, command.NameEn), command.Colour, last + 1);
        db.ProgrammeTracks.Add(track);
        return track.Id.Value;
    }

    public async Task<Result> Handle(EditTrack command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Event, command.Track, cancellationToken) is not { } track) return ProgrammeErrors.TrackNotFound;
        track.Change(new Bilingual(command.NameZh, command.NameEn), command.Colour, command.Order);
        return Result.Done;
    }

    public async Task<Result> Handle(RemoveTrack command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Event, command.Track, cancellationToken) is not { } track) return ProgrammeErrors.TrackNotFound;
        (await db.Events.Include(e => e.Sessions).SingleAsync(e => e.Id == command.Event, cancellationToken)).Leave(track.Id);
        db.ProgrammeTracks.Remove(track);
        return Result.Done;
    }

    private Task<ProgrammeTrack?> FindAsync(Id<Event> @event, Id<ProgrammeTrack> track, CancellationToken cancellationToken) =>
        db.ProgrammeTracks.FirstOrDefaultAsync(t => t.Id == track && t.Event == @event, cancellationToken);
}
