using System.Web;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Find;
using Association.Domain.Common;
using Association.Domain.Lists;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Lists;

/// <summary>Keeps the question of a list under a name; the same name again replaces the question.</summary>
/// <param name="Query">What follows the question mark of the list's address.</param>
[Requires(Permissions.EnterOffice)]
public sealed record SaveList(ListKind Kind, string Name, string Query, bool Shared) : ICommand<Result<Guid>>;

internal sealed class SaveListAccess(ICurrentUser user) : IAccessRule<SaveList>
{
    public Task<bool> AllowsAsync(SaveList request, CancellationToken cancellationToken) => Task.FromResult(user.Has(SavedLists.PermissionFor(request.Kind)));
}

internal sealed class SaveListValidator : AbstractValidator<SaveList>
{
    public SaveListValidator()
    {
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.Name).NotEmpty().MaximumLength(SavedList.MaxNameLength);
        RuleFor(c => c.Query).MaximumLength(SavedList.MaxQueryLength);
    }
}

internal sealed class SaveListHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SaveList, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(SaveList command, CancellationToken cancellationToken)
    {
        var (name, query) = (TextNormalization.Line(command.Name), SavedLists.Question(command.Query));
        if (SavedLists.HoldsNumber(query) || FindByNumber.Recognises(name)) return SavedListErrors.PersonalNumber;

        var list = await db.SavedLists.FirstOrDefaultAsync(l => l.Owner == user.Id && l.Kind == command.Kind && l.Name == name, cancellationToken);
        if (list is null) db.SavedLists.Add(list = new SavedList(command.Kind, name, query, command.Shared, user.Id, clock.GetUtcNow()));
        else list.Ask(query, command.Shared, clock.GetUtcNow());
        return list.Id.Value;
    }
}

/// <summary>Forgets an own list; a shared one also those who grant rights.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record ForgetList(Id<SavedList> List) : ICommand<Result>;

internal sealed class ForgetListAccess(IAssociationDb db, ICurrentUser user) : IAccessRule<ForgetList>
{
    public Task<bool> AllowsAsync(ForgetList request, CancellationToken cancellationToken)
    {
        var anyShared = user.Has(Permissions.GrantRoles);
        return db.SavedLists.AnyAsync(l => l.Id == request.List && (l.Owner == user.Id || anyShared && l.Shared), cancellationToken);
    }
}

internal sealed class ForgetListHandler(IAssociationDb db) : IRequestHandler<ForgetList, Result>
{
    public async Task<Result> Handle(ForgetList command, CancellationToken cancellationToken)
    {
        db.SavedLists.Remove(await db.SavedLists.SingleAsync(l => l.Id == command.List, cancellationToken));
        return Result.Done;
    }
}

/// <summary>The sender's lists of a kind and those that others share, by name.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record ListSavedLists(ListKind Kind) : IQuery<IReadOnlyList<SavedListLine>>;

/// <param name="Query">What follows the question mark of the list's address.</param>
public sealed record SavedListLine(Guid Id, string Name, string Query, bool Shared, bool Own);

internal sealed class ListSavedListsHandler(IAssociationDb db, ICurrentUser user) : IRequestHandler<ListSavedLists, IReadOnlyList<SavedListLine>>
{
    public async Task<IReadOnlyList<SavedListLine>> Handle(ListSavedLists query, CancellationToken cancellationToken) =>
        !user.Has(SavedLists.PermissionFor(query.Kind)) ? []
        : await db.SavedLists.AsNoTracking().Where(l => l.Kind == query.Kind && (l.Owner == user.Id || l.Shared)).OrderBy(l => l.Name)
            .Select(l => new SavedListLine(l.Id.Value, l.Name, l.Query, l.Shared, l.Owner == user.Id)).ToListAsync(cancellationToken);
}

internal static class SavedLists
{
    /// <summary>Where in the list one is, is no part of the question.</summary>
    private static readonly string[] Places = ["after", "before", "page", "handler"];

    public static string PermissionFor(ListKind kind) => kind switch { ListKind.Units => Permissions.ReadUnits, ListKind.Registrations => Permissions.ReadRegistrations, _ => Permissions.ReadMembers };

    public static string Question(string query) => string.Join('&', query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Where(part => part.IndexOf('=', StringComparison.Ordinal) is var at and > 0 && at < part.Length - 1 && !Places.Contains(part[..at].ToLowerInvariant())));

    public static bool HoldsNumber(string query) =>
        query.Split('&').Any(part => FindByNumber.Recognises(HttpUtility.UrlDecode(part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..])));
}
