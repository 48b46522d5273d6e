using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages.Mailings;
using Association.Application.Messages.Reminders;
using Association.Application.Tasks;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Application;

public static class ApplicationServices
{
    private static readonly Type[] Scanned =
        [typeof(IRequestHandler<,>), typeof(INotificationHandler<>), typeof(IValidator<>), typeof(IAccessRule<>)];

    /// <summary>MediatR 5.1 ships no registration: find every handler and validator here, then order the pipeline.</summary>
    /// <param name="mapperLicenseKey">AutoMapper's community licence; without one it logs a notice (docs/adr/0003).</param>
    public static IServiceCollection AddApplication(this IServiceCollection services, string? mapperLicenseKey = null)
    {
        services.AddAutoMapper(mapper => mapper.LicenseKey = mapperLicenseKey, typeof(ApplicationServices).Assembly);
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<ICurrentUser>(provider => provider.GetRequiredService<CurrentUser>());
        services.AddScoped<SeatClaims>();
        services.AddSingleton<ISeatGuard, ConditionalSeatGuard>();
        AddRegistration(services);
        AddSeats(services);
        AddProgramme(services);
        AddAbstracts(services);
        AddOnline(services);
        AddFinance(services);
        AddPaying(services);
        AddMembership(services);
        AddDesks(services);
        AddImport(services);
        Credits.CreditServices.Add(services);
        foreach (var type in typeof(ApplicationServices).Assembly.DefinedTypes.Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false }))
            foreach (var service in type.ImplementedInterfaces.Where(i => i.IsGenericType && Scanned.Contains(i.GetGenericTypeDefinition())))
                // The rules of a form never change: they are written once, not for each sender.
                services.Add(new(service, type, service.GetGenericTypeDefinition() == typeof(IValidator<>) ? ServiceLifetime.Singleton : ServiceLifetime.Scoped));
        foreach (var worker in typeof(ApplicationServices).Assembly.DefinedTypes.Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(ILongTaskWorker))))
            services.AddScoped(typeof(ILongTaskWorker), worker);

        AddPipeline(services);
        return services;
    }

    /// <summary>In the order in which a request goes through it.</summary>
    private static void AddPipeline(IServiceCollection services)
    {
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(MeasuringBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(RefusalBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AccessBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(QueryValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(UnitOfWorkBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(IdempotencyBehavior<,>));
    }

    private static void AddPaying(IServiceCollection services)
    {
        services.AddScoped<Finance.Payers>();
        services.AddSingleton<Finance.Paying.PaymentProviders>();
        services.AddScoped<Finance.Paying.PaymentArrival>();
        services.AddScoped<Finance.Paying.RefundDesk>();
        services.AddScoped<Finance.Paying.CodeDesk>();
        services.AddSingleton<Finance.Paying.IOrderLock, Finance.Paying.OrderLock>();
        services.AddSingleton<Finance.Paying.ProviderDesk>();
        services.AddScoped<Finance.Paying.OpenDrawer>();
        services.AddScoped<Finance.Paying.CashReader>();
        services.AddScoped<Finance.Sponsors.SponsorDesk>();
        services.AddScoped<Finance.Sponsors.AgreementReader>();
    }

    private static void AddDoors(IServiceCollection services)
    {
        services.AddScoped<Events.Doors.Passages>();
        services.AddScoped<Events.Doors.DoorAnswers>();
        services.AddScoped<Events.Doors.PresenceReader>();
        services.AddScoped<Events.Doors.RotatingCode>();
        services.AddScoped<Events.Doors.SelfCheckInPeople>();
    }

    private static void AddProgramme(IServiceCollection services)
    {
        services.AddScoped<Events.Programme.ProgrammeDesk>();
        services.AddScoped<Events.Programme.ReleaseWriter>();
        services.AddScoped<Events.Programme.MaterialRights>();
        services.AddScoped<Events.Programme.ProgrammeReader>();
        services.AddScoped<Events.Programme.SpeakerDesk>();
        services.AddScoped<Events.Copying.ProgrammeCopy>();
        services.AddScoped<Events.Copying.SalesCopy>();
        services.AddScoped<Events.Copying.DoorCopy>();
        services.AddScoped<Events.Copying.AbstractsCopy>();
    }

    private static void AddAbstracts(IServiceCollection services)
    {
        services.AddScoped<Events.Abstracts.AbstractAccess>();
        services.AddScoped<Events.Abstracts.AbstractReader>();
        services.AddScoped<Events.Abstracts.CallReader>();
        services.AddScoped<Events.Abstracts.ReviewConflicts>();
        services.AddScoped<Events.Abstracts.SubmissionRows>();
        services.AddScoped<Events.Abstracts.AbstractBooks>();
    }

    private static void AddOnline(IServiceCollection services)
    {
        services.AddScoped<Events.Online.PresenceKeeper>();
        services.AddScoped<Events.Online.AttendanceSheet>();
        services.AddScoped<Events.Online.AttendanceMatch>();
    }

    private static void AddRegistration(IServiceCollection services)
    {
        services.AddScoped<Events.AttendeeDirectory>();
        services.AddScoped<Events.RegistrationAccess>();
        services.AddSingleton<Events.Forms.IPlaceGuard, Events.Forms.ConditionalPlaceGuard>();
        services.AddScoped<Events.Forms.FormChecks>();
        services.AddScoped<Events.Forms.FormReader>();
        services.AddScoped<Events.Forms.ChosenPlaces>();
        services.AddScoped<Events.Forms.AnswerDesk>();
        services.AddScoped<Events.Lists.RegistrationRows>();
        services.AddScoped<Events.Invitations.AdmissionDesk>();
        services.AddScoped<Events.SelfService.OwnPlace>();
        services.AddScoped<Events.SelfService.PriceChange>();
        services.AddScoped<Events.SelfService.AnswerChange>();
        services.AddScoped<Events.SelfService.CategoryMove>();
        services.AddScoped<Events.SelfService.PlaceTransfer>();
        services.AddScoped<Events.Lists.RegistrationSheet>();
        services.AddScoped<Events.Lists.RegistrationWorkbook>();
    }

    private static void AddFinance(IServiceCollection services)
    {
        services.AddScoped<Finance.Books.BookKeeping>();
        services.AddScoped<Finance.Payments.PaymentDesk>();
        services.AddScoped<Finance.Documents.DocumentDesk>();
        services.AddScoped<Finance.Documents.PayerFiles>();
        services.AddScoped<Finance.Documents.DocumentDrawing>();
        services.AddScoped<Finance.Documents.MyOrders>();
        services.AddScoped<Finance.Dues.DuesPlan>();
        services.AddScoped<Finance.Dues.DuesRunner>();
        services.AddScoped<Finance.Bank.StatementReader>();
        services.AddScoped<Finance.Bank.StatementMatching>();
        services.AddScoped<Finance.Bank.StatementRunner>();
    }

    private static void AddSeats(IServiceCollection services)
    {
        services.AddScoped<Events.Seats.HeldPlaces>();
        services.AddScoped<Events.PlaceBilling>();
        services.AddScoped<Events.DeadlineRepricing>();
        services.AddScoped<Events.Pricing.PriceClaims>();
        services.AddScoped<Events.Pricing.CouponDesk>();
        services.AddScoped<Events.Pricing.CouponReader>();
        services.AddScoped<Events.Waiting.WaitingQueue>();
        services.AddScoped<Events.Waiting.WaitingDesk>();
        services.AddScoped<Events.Waiting.WaitingAccess>();
        services.AddScoped<Events.Groups.GroupAccess>();
        services.AddScoped<Events.Groups.GroupRows>();
        services.AddScoped<Events.Groups.GroupSeating>();
    }

    private static void AddMembership(IServiceCollection services)
    {
        services.AddScoped<Members.Applications.ApplicationAccess>();
        services.AddScoped<Members.Applications.ApplicantReader>();
        services.AddScoped<Members.Applications.ApplicationDesk>();
        services.AddScoped<Members.Applications.Admission>();
        services.AddScoped<Members.Applications.ApplicationReader>();
        services.AddScoped<Members.Memberships.DuesDesk>();
        services.AddScoped<Members.Duplicates.DuplicateFinder>();
        services.AddScoped<Members.Duplicates.MergeDesk>();
        services.AddScoped<Members.Duplicates.MergedMeetings>();
        services.AddScoped<Members.Memberships.DuesPayers>();
        services.AddScoped<Members.Privacy.PersonArchive>();
        services.AddScoped<Members.Privacy.Erasure>();
    }

    private static void AddImport(IServiceCollection services)
    {
        services.AddScoped<Lists.MemberWorkbook>();
        services.AddScoped<Lists.UnitWorkbook>();
        services.AddScoped<Import.MemberRecords>();
        services.AddScoped<Import.UnitRecords>();
        services.AddScoped<Import.WorkbookImport>();
        services.AddScoped<Import.WorkbookPreviews>();
        services.AddScoped<Import.Batches.ImportFiles>();
        services.AddScoped<Import.Batches.BatchImport>();
        services.AddScoped<Import.Batches.ImportWork>();
        services.AddScoped<Import.Batches.ErrorWorkbooks>();
        foreach (var undo in typeof(ApplicationServices).Assembly.DefinedTypes.Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(Import.Batches.IImportUndo))))
            services.AddScoped(typeof(Import.Batches.IImportUndo), undo);
    }

    private static void AddBodyDesk(IServiceCollection services)
    {
        services.AddScoped<Bodies.Desk.BodyScope>();
        services.AddScoped<Events.EventSight>();
        services.AddScoped<Events.Meetings.MeetingsByCode>();
        services.AddScoped<Bodies.Reports.BodyReports>();
        services.AddScoped<Bodies.Reports.BodyReportArchive>();
        services.AddScoped<Bodies.BodyWriter>();
        services.AddScoped<Bodies.RosterReader>();
        services.AddScoped<Bodies.Desk.Appointees>();
        services.AddSingleton<Elections.IElectionGuard, Elections.ElectionGuard>();
        services.AddScoped<Elections.ElectionDesk>();
        services.AddScoped<Elections.ElectionReader>();
        services.AddScoped(typeof(IAccessRule<>), typeof(Elections.MyElectionAccess<>));
        services.AddScoped(typeof(IAccessRule<>), typeof(Bodies.Desk.MyBodyAccess<>));
        services.AddScoped(typeof(IAccessRule<>), typeof(Plans.ReadPlanAccess<>));
        services.AddScoped(typeof(IAccessRule<>), typeof(Plans.EditPlanAccess<>));
    }

    private static void AddVenues(IServiceCollection services)
    {
        services.AddScoped<Rooms.RoomSchedule>();
        services.AddScoped<Rooms.RoomDesk>();
        services.AddSingleton<Rooms.IRoomGuard, Rooms.RoomGuard>();
        services.AddScoped<Rooms.ILeadTime, Rooms.LeadTime>();
        services.AddScoped<Events.CancelledPlaces>();
        services.AddScoped<Salons.SalonDesk>();
        services.AddScoped<Salons.SalonMails>();
        services.AddScoped<Salons.SeriesPlanner>();
        services.AddScoped<Lecturers.LecturerDesk>();
        services.AddScoped(typeof(IAccessRule<>), typeof(Rooms.MyBookingAccess<>));
        services.AddScoped(typeof(IAccessRule<>), typeof(Rooms.ReadsRoomsAccess<>));
        services.AddScoped(typeof(IAccessRule<>), typeof(Salons.MySalonAccess<>));
    }

    private static void AddDesks(IServiceCollection services)
    {
        AddDoors(services);
        AddBodyDesk(services);
        AddVenues(services);
        services.AddReminders();
        Reports.ReportServices.AddReports(services);
        services.AddMailings();
        services.AddScoped<Reports.DeskReader>();
        services.AddScoped<Messages.Digests.DigestDesk>();
        services.AddScoped<Members.Desk.UnitScope>();
        services.AddScoped<Members.Desk.TransferAccess>();
        services.AddScoped(typeof(IAccessRule<>), typeof(Members.Desk.MyUnitAccess<>));
        services.AddScoped(typeof(IAccessRule<>), typeof(Events.Waiting.OwnWaitingAccess<>));
        services.AddScoped(typeof(IAccessRule<>), typeof(Events.Groups.ForGroupAccess<>));
    }
}
