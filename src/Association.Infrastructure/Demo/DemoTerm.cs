using Association.Application.Bodies;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Demo;

/// <summary>A term that runs today and ends soon, with the officers of the imported one: its chair has a desk, and a re-election ahead.</summary>
internal sealed class DemoTerm(DemoStage stage, IAssociationDb db)
{
    private const int DaysLeft = 50;
    private const int Officers = 15;

    public async Task OpenAsync(Id<Body> id, DateOnly today, CancellationToken cancellationToken)
    {
        var body = await db.Bodies.AsNoTracking().Include(b => b.Terms).ThenInclude(t => t.Appointments).SingleAsync(b => b.Id == id, cancellationToken);
        if (body.TermOn(today) is not null || body.Terms.MaxBy(t => t.From) is not { To: { } end } last) return;
        var to = today.AddDays(DaysLeft);
        var from = to.AddYears(-3).AddDays(1) > end ? to.AddYears(-3).AddDays(1) : end.AddDays(1);
        var term = new Id<BodyTerm>(await stage.AsOffice(new OpenBodyTerm(id, new("第二届", from, to, null)), cancellationToken));
        foreach (var office in last.Appointments.OrderBy(a => a.Position).ThenBy(a => a.Id.Value).Take(Officers))
            await stage.AsOffice(new AppointMember(id, term, new(office.Person.Value), office.Position, from, to, AppointmentManner.Elected, Public: true, Despite: true), cancellationToken);
    }
}
