using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Privacy;

/// <summary>The wording of a consent that counts now; a changed wording is another version. Source: domain.md R7.04.</summary>
public static class ConsentTexts
{
    public const string Version = "2026-03";

    /// <summary>Those that somebody gives and withdraws at will; the others are given with the act that needs them.</summary>
    public static readonly IReadOnlyList<ConsentPurpose> Optional = [ConsentPurpose.Newsletter, ConsentPurpose.EventPhotos, ConsentPurpose.BodyRoster, ConsentPurpose.SharingWithSponsors];
}

/// <summary>The signed-in person agrees to a purpose, or withdraws as easily.</summary>
[Requires(Permissions.Self)]
public sealed record ChangeMyConsent(ConsentPurpose Purpose, bool Agreed) : ICommand<Result>;

internal sealed class ChangeMyConsentValidator : AbstractValidator<ChangeMyConsent>
{
    public ChangeMyConsentValidator() => RuleFor(c => c.Purpose).Must(ConsentTexts.Optional.Contains).WithErrorCode(ConsentErrors.NotYours.Code);
}

internal sealed class ChangeMyConsentHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ChangeMyConsent, Result>
{
    public async Task<Result> Handle(ChangeMyConsent command, CancellationToken cancellationToken)
    {
        if (user.Person is not { } person) return ConsentErrors.NotFound;
        var standing = await db.Consents.FirstOrDefaultAsync(c => c.Person == person && c.Purpose == command.Purpose && c.WithdrawnAt == null, cancellationToken);
        if (command.Agreed == (standing is not null)) return Result.Done;
        if (standing is not null) standing.Withdraw(clock.GetUtcNow());
        else db.Consents.Add(new Consent(person, command.Purpose, ConsentTexts.Version, user.From, clock.GetUtcNow()));
        return Result.Done;
    }
}

/// <param name="From">Empty for who looks at somebody else's: an address is its owner's.</param>
public sealed record ConsentLine(ConsentPurpose Purpose, string TextVersion, DateTimeOffset GivenAt, string From, DateTimeOffset? WithdrawnAt);

/// <summary>The signed-in person's consents, the newest first.</summary>
[Requires(Permissions.Self)]
public sealed record ListMyConsents : IQuery<IReadOnlyList<ConsentLine>>;

internal sealed class ListMyConsentsHandler(IAssociationDb db, ICurrentUser user) : IRequestHandler<ListMyConsents, IReadOnlyList<ConsentLine>>
{
    public async Task<IReadOnlyList<ConsentLine>> Handle(ListMyConsents query, CancellationToken cancellationToken) =>
        user.Person is { } person ? await db.ConsentsOfAsync(person, cancellationToken) : [];
}

/// <summary>What a person agreed to, for the office.</summary>
[Requires(Permissions.ReadMembers)]
public sealed record ListConsents(Id<Person> Person) : IQuery<IReadOnlyList<ConsentLine>>;

internal sealed class ListConsentsHandler(IAssociationDb db) : IRequestHandler<ListConsents, IReadOnlyList<ConsentLine>>
{
    public async Task<IReadOnlyList<ConsentLine>> Handle(ListConsents query, CancellationToken cancellationToken) =>
        [.. (await db.ConsentsOfAsync(query.Person, cancellationToken)).Select(line => line with { From = "" })];
}

internal static class ConsentLines
{
    /// <summary>Consents of their own, and those that were given with a registration.</summary>
    public static async Task<IReadOnlyList<ConsentLine>> ConsentsOfAsync(this IAssociationDb db, Id<Person> person, CancellationToken cancellationToken)
    {
        var own = await db.Consents.AsNoTracking().Where(c => c.Person == person)
            .Select(c => new ConsentLine(c.Purpose, c.TextVersion, c.GivenAt, c.From, c.WithdrawnAt)).ToListAsync(cancellationToken);
        var places = await db.Registrations.AsNoTracking().Where(r => r.Person == person && r.ConsentedAt != null).Select(r => r.ConsentedAt!.Value).ToListAsync(cancellationToken);
        return [.. own.Concat(places.Select(at => new ConsentLine(ConsentPurpose.EventRegistration, ConsentTexts.Version, at, "", null))).OrderByDescending(c => c.GivenAt)];
    }
}
