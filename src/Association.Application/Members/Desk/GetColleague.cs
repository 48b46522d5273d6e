using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Desk;

/// <summary>What the records know of a colleague who is applied for; numbers masked.</summary>
[Requires(Permissions.Self)]
public sealed record GetColleague(Id<MemberUnit> Unit, Id<Employment> Employment) : IQuery<ColleagueOnRecord?>, IForMyStaff;

public sealed record ColleagueOnRecord(
    string Name, string? Department, string? Title, string? ResidentIdMasked, string? MobileMasked, bool HasEmail, string? PracticeCertificateMasked);

internal sealed class GetColleagueHandler(IAssociationDb db) : IRequestHandler<GetColleague, ColleagueOnRecord?>
{
    public Task<ColleagueOnRecord?> Handle(GetColleague query, CancellationToken cancellationToken) =>
        db.Employments.AsNoTracking().Where(e => e.Id == query.Employment && e.Unit == query.Unit && e.To == null)
            .Join(db.People, e => e.Person, p => p.Id, (e, p) => new ColleagueOnRecord(
                p.Name, e.Department, e.Title ?? p.Title, p.ResidentId!.Masked, p.Mobile!.Masked, p.Email != null, p.PracticeCertificate!.Masked))
            .FirstOrDefaultAsync(cancellationToken);
}
