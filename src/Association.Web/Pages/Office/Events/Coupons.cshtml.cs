using Association.Application.Access;
using Association.Application.Events.Pricing;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>The coupons of an event: what each gave away, new ones in bulk, and their list for mail merge.</summary>
internal sealed class CouponsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, IWorkbookWriter workbooks, TimeProvider clock) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public string? Tag { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Coupon { get; set; }
    [BindProperty] public Form Input { get; set; } = new();

    public IReadOnlyList<CouponLine> Coupons { get; private set; } = [];
    public CouponDetails? Shown { get; private set; }
    public IReadOnlyList<CouponEvent> Others { get; private set; } = [];

    public bool Holds(CouponLine line) => line.Holds(clock.GetUtcNow());

    /// <summary>Whom and what it holds for, in words.</summary>
    public string Limits(CouponLine line) => string.Join(Say("check-in.comma"), line.Categories.Select(n => n.Here()).Concat(line.Units).Concat(line.People));

    public string Elsewhere(CouponLine line) => line.Of is { } owner
        ? Say("coupon.of-event", owner.Here())
        : Say("coupon.also-at-names", string.Join(Say("check-in.comma"), line.AlsoAt.Select(n => n.Here())));

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ListAsync(cancellationToken);

    public async Task<IActionResult> OnGetCodesAsync(Id<Coupon> of, CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new ExportCodes(Id, of), cancellationToken) is not { } table) return NotFound();
        var content = new MemoryStream();
        await workbooks.WriteAsync(content, table.Headers, table.Rows.ToAsyncEnumerable(), cancellationToken);
        content.Position = 0;
        return File(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "coupons.xlsx");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(new AddCoupon(Id, Input.Terms(), IdempotencyKey.Of(Request).ToString()), cancellationToken) ? Saved(Address("coupons"), "coupon.added") : await ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostEndAsync(Id<Coupon> of, CancellationToken cancellationToken) =>
        await AcceptedAsync(new EndCoupon(Id, of), cancellationToken) ? Saved(Address("coupons"), "coupon.ended") : await ListAsync(cancellationToken);

    private async Task<IActionResult> ListAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Coupons = await Mediator.Send(new ListCoupons(Id, Tag), cancellationToken);
        if (Editable) Others = await Mediator.Send(new ListCouponEvents(Id), cancellationToken);
        if (Coupon is { } one) Shown = await Mediator.Send(new GetCoupon(Id, new(one)), cancellationToken);
        return Page();
    }

    public sealed record Form
    {
        public string? Name { get; init; }
        public string? Tag { get; init; }
        public CouponKind Kind { get; init; }
        public decimal? Value { get; init; }
        public string? Code { get; init; }
        public int Count { get; init; } = 1;
        public int Uses { get; init; } = 1;
        public decimal? Budget { get; init; }
        public DateOnly? LastDay { get; init; }
        public List<Guid> Categories { get; init; } = [];
        public List<Guid> AlsoAt { get; init; } = [];
        public string? Units { get; init; }
        public string? Members { get; init; }

        public CouponForm Terms() => new(Name, Tag, Kind, Value, Code, Count, Uses, Budget, LastDay, Categories, AlsoAt, Units, Members);
    }
}
