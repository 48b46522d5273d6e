using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance;

/// <summary>The payer's proof of the transfer, for the order of a registration. Source: domain.md R4.01.</summary>
[Requires(Permissions.Anyone)]
public sealed record UploadSlip(Id<Registration> Registration, UploadedFile? File, string? LinkKey = null) : ICommand<Result>;

internal sealed class UploadSlipAccess(RegistrationAccess access) : IAccessRule<UploadSlip>
{
    public Task<bool> AllowsAsync(UploadSlip request, CancellationToken cancellationToken) =>
        access.MayActAsync(request.Registration, request.LinkKey, cancellationToken);
}

internal sealed class UploadSlipHandler(IAssociationDb db, IFileStore files, ICurrentUser user, TimeProvider clock) : IRequestHandler<UploadSlip, Result>
{
    public async Task<Result> Handle(UploadSlip command, CancellationToken cancellationToken)
    {
        var type = EvidenceFile.TypeOf(command.File);
        // A difference that is still to be paid comes before what was paid already.
        var order = await db.Orders.Include(o => o.Slips).Where(o => o.Lines.Any(l => l.Registration == command.Registration && l.Seat == null || l.Extra == command.Registration))
            .OrderBy(o => o.Status == OrderStatus.Open ? 0 : 1).ThenBy(o => o.PlacedAt).FirstOrDefaultAsync(cancellationToken);
        if (order is null) return OrderErrors.NotFound;
        Refuse.Unless(order.Status is OrderStatus.Open, OrderErrors.NotOpen);

        var kept = await files.KeepAsync(command.File!.Content, command.File.Name, type, FilePurpose.RemittanceSlip, user.IsSignedIn ? user.Id : null, cancellationToken);
        order.Prove(kept.Id, clock.GetUtcNow());
        return Result.Done;
    }
}
