using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Infrastructure.Demo;

/// <summary>
/// Loads the demo through the product's own importers and use cases. Every step finds what an earlier start did, so a load
/// that was interrupted goes on at the next start.
/// </summary>
internal sealed class DemoData(IServiceScopeFactory scopes, ServicesAt servicesAt, TimeProvider clock) : IDemoData
{
    private static readonly (ImportKind Kind, string File)[] Workbooks =
        [(ImportKind.Units, "units.xlsx"), (ImportKind.Members, "members.xlsx"), (ImportKind.Bodies, "bodies.xlsx"), (ImportKind.Activities, "activities.xlsx")];

    private const string HeldName = "高新区基层医疗质量与安全研讨会";
    private const string ForumName = "高新区青年医师学术论坛";
    private const string OpenName = "高新区医学会学术年会";

    public async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await ExistsAsync(OpenName, EventStatus.Published, cancellationToken)) return false;
        foreach (var (kind, file) in Workbooks) await ImportAsync(kind, file, cancellationToken);
        if (!await ExistsAsync(HeldName, EventStatus.Held, cancellationToken)) await HoldAsync(cancellationToken);
        await MeetAsync(cancellationToken);
        await SetDuesAsync(cancellationToken);
        if (!await ExistsAsync(ForumName, EventStatus.Published, cancellationToken)) await CallAsync(cancellationToken);
        await RegisterAsync(cancellationToken);
        await OpenAsync(cancellationToken);
        return true;
    }

    /// <summary>Whether the conference got that far; one that an interrupted load left half done is cancelled and made anew.</summary>
    private async Task<bool> ExistsAsync(string name, EventStatus status, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<IAssociationDb>().Events.AsNoTracking()
            .Where(e => e.Name.Zh.EndsWith(name) && e.Status != EventStatus.Cancelled).Select(e => new { e.Id, e.Status }).ToListAsync(cancellationToken);
        if (found.Exists(e => e.Status == status || e.Status is EventStatus.Held)) return true;
        foreach (var half in found) await new DemoStage(scope.ServiceProvider).AsOffice(new CancelEvent(half.Id), cancellationToken);
        return false;
    }

    private async Task ImportAsync(ImportKind kind, string file, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem("demo");
        await using var content = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "seed", "2019", file));
        var result = await scope.ServiceProvider.GetRequiredService<WorkbookImport>().RunAsync(kind, content, file, dryRun: false, progress: null, cancellationToken);
        if (!result.Succeeded) throw new InvalidOperationException($"The demo workbook {file} was refused: {result.Errors[0].Code}.");
    }

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        var day = clock.Today().AddDays(-30);
        var past = new SetClock(AssociationCalendar.At(day.AddDays(-40), new TimeOnly(9, 0)));
        await using var services = servicesAt(past);
        await using var scope = services.CreateAsyncScope();
        var attendance = new DemoAttendance(new DemoStage(services), scope.ServiceProvider.GetRequiredService<IAssociationDb>(), past);
        await attendance.HoldAsync(new DemoConference($"{day.Year.ToString(CultureInfo.InvariantCulture)}年{HeldName}", $"{day.Year} Seminar on Quality and Safety in Primary Care",
            EventLevel.District, day, day, new("高新区卫生服务中心学术厅", "Lecture Hall, Hi-tech Zone Health Service Centre"),
            new("成都高新区天府大道中段", "Middle Section of Tianfu Avenue, Hi-tech Zone, Chengdu"), Hours: 6, Capacity: 80), cancellationToken);
    }

    private async Task RegisterAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var register = new DemoRegister(new DemoStage(scope.ServiceProvider), scope.ServiceProvider.GetRequiredService<IAssociationDb>());
        if (!await register.OpenAsync(cancellationToken)) return;
        await ImportAsync(ImportKind.Works, "register.csv", cancellationToken);
        await register.PlanAsync(cancellationToken);
    }

    private async Task MeetAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await new DemoMeetings(new DemoStage(scope.ServiceProvider), scope.ServiceProvider.GetRequiredService<IAssociationDb>()).ScheduleAsync(clock.Today(), cancellationToken);
    }

    private async Task SetDuesAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await new DemoDues(new DemoStage(scope.ServiceProvider), scope.ServiceProvider.GetRequiredService<IAssociationDb>()).AdoptAsync(cancellationToken);
    }

    private async Task CallAsync(CancellationToken cancellationToken)
    {
        var day = clock.Today().AddDays(60);
        await using var scope = scopes.CreateAsyncScope();
        await new DemoForum(new DemoStage(scope.ServiceProvider), scope.ServiceProvider.GetRequiredService<IAssociationDb>(), scope.ServiceProvider.GetRequiredService<ILinkSecrets>())
            .OpenAsync($"{day.Year.ToString(CultureInfo.InvariantCulture)}年{ForumName}", $"{day.Year} Young Doctors' Forum of the Hi-tech Zone", day, clock.Today(), cancellationToken);
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var day = clock.Today().AddDays(45);
        await using var scope = scopes.CreateAsyncScope();
        var attendance = new DemoAttendance(new DemoStage(scope.ServiceProvider), scope.ServiceProvider.GetRequiredService<IAssociationDb>(), null);
        await attendance.OpenAsync(new DemoConference($"{day.Year.ToString(CultureInfo.InvariantCulture)}年{OpenName}", $"{day.Year} Annual Conference of the Hi-tech Zone Medical Association",
            EventLevel.Municipal, day, day.AddDays(1), new("成都高新国际会议中心", "Chengdu Hi-tech International Convention Centre"),
            new("成都高新区世纪城路 208 号", "208 Shijicheng Road, Hi-tech Zone, Chengdu"), Hours: 12, Capacity: 300), clock.Today(), cancellationToken);
    }
}
