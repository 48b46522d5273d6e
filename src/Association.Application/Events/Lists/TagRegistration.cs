using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Lists;

/// <summary>Marks one registration with a word.</summary>
/// <returns>The participant's name, for the result of a row.</returns>
[Requires(Permissions.EditRegistrations)]
public sealed record TagRegistration(Id<Event> Event, Id<Registration> Registration, string Tag) : ICommand<Result<string>>, IInEvent;

internal sealed class TagRegistrationValidator : AbstractValidator<TagRegistration>
{
    public TagRegistrationValidator() => RuleFor(c => c.Tag).NotEmpty().MaximumLength(RegistrationTag.MaxNameLength).Must(t => t is null || !t.TrimStart().StartsWith('-'));
}

internal sealed class TagRegistrationHandler(IAssociationDb db) : IRequestHandler<TagRegistration, Result<string>>
{
    public async Task<Result<string>> Handle(TagRegistration command, CancellationToken cancellationToken)
    {
        var name = TextNormalization.Line(command.Tag);
        if (await db.NameOfAsync(command.Event, command.Registration, cancellationToken) is not { } participant) return RegistrationErrors.NotFound;
        if (await db.RegistrationTags.AnyAsync(t => t.Registration == command.Registration && t.Name == name, cancellationToken)) return TagErrors.Known;
        db.RegistrationTags.Add(new RegistrationTag(command.Registration, name));
        return participant;
    }
}

/// <summary>Takes the word off again.</summary>
/// <returns>The participant's name.</returns>
[Requires(Permissions.EditRegistrations)]
public sealed record UntagRegistration(Id<Event> Event, Id<Registration> Registration, string Tag) : ICommand<Result<string>>, IInEvent;

internal sealed class UntagRegistrationHandler(IAssociationDb db) : IRequestHandler<UntagRegistration, Result<string>>
{
    public async Task<Result<string>> Handle(UntagRegistration command, CancellationToken cancellationToken)
    {
        var name = TextNormalization.Line(command.Tag);
        if (await db.NameOfAsync(command.Event, command.Registration, cancellationToken) is not { } participant) return RegistrationErrors.NotFound;
        if (await db.RegistrationTags.FirstOrDefaultAsync(t => t.Registration == command.Registration && t.Name == name, cancellationToken) is not { } tag) return TagErrors.Unknown;
        db.RegistrationTags.Remove(tag);
        return participant;
    }
}

internal static class RegistrationNames
{
    public static Task<string?> NameOfAsync(this IAssociationDb db, Id<Event> @event, Id<Registration> registration, CancellationToken cancellationToken) =>
        db.Registrations.Where(r => r.Id == registration && r.Event == @event).Select(r => (string?)r.Name).FirstOrDefaultAsync(cancellationToken);
}
