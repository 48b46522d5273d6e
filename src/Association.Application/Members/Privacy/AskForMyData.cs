using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Privacy;

/// <summary>All that is known of the signed-in person, as a file made in the background. Source: domain.md R7.08 (PIPL art. 45).</summary>
[Requires(Permissions.Self)]
public sealed record AskForMyData : ICommand<Result<Guid>>;

internal sealed class AskForMyDataHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AskForMyData, Result<Guid>>
{
    /// <summary>What takes longer has broken off: it may be asked for again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public async Task<Result<Guid>> Handle(AskForMyData command, CancellationToken cancellationToken)
    {
        if (user.Person is not { } person) return Error.NotFound("person");
        var now = clock.GetUtcNow();
        var since = now - Patience;
        if (await db.Exports.AnyAsync(e => e.AskedBy == user.Id && e.Kind == ExportKind.Person && e.ExpiresAt == null && e.AskedAt > since, cancellationToken)) return ExportErrors.Running;

        var export = new Export(ExportKind.Person, "{}", true, person, user.Id, now);
        db.Exports.Add(export);
        db.Tasks.Add(new LongTask(LongTaskKind.Export, export.Id.Value, user.Id, now));
        db.AuditEntries.Add(new Audit.AuditEntry
        {
            At = now, User = user.Id.Value, UserName = user.Name, From = user.From, Action = "person.data-asked",
            Entity = nameof(Domain.Members.Person), EntityId = person.ToString(),
        });
        return export.Id.Value;
    }
}

/// <param name="ReadyUntil">Null while it is being made.</param>
public sealed record MyExport(Guid Id, DateTimeOffset AskedAt, DateTimeOffset? ReadyUntil);

/// <summary>The files of their own data that the sender asked for and that are being made or can be fetched.</summary>
[Requires(Permissions.Self)]
public sealed record ListMyExports : IQuery<IReadOnlyList<MyExport>>;

internal sealed class ListMyExportsHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListMyExports, IReadOnlyList<MyExport>>
{
    private const int Shown = 5;

    public async Task<IReadOnlyList<MyExport>> Handle(ListMyExports query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Exports.AsNoTracking().Where(e => e.AskedBy == user.Id && e.Kind == ExportKind.Person && (e.ExpiresAt == null || e.File != null && e.ExpiresAt > now))
            .OrderByDescending(e => e.AskedAt).Take(Shown).Select(e => new MyExport(e.Id.Value, e.AskedAt, e.ExpiresAt)).ToListAsync(cancellationToken);
    }
}
