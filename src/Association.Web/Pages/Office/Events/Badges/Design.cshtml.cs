using Association.Application.Access;
using Association.Application.Badges;
using Association.Domain.Badges;
using Association.Domain.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Badges;

/// <summary>One badge being designed: its boxes in millimetres, and a picture that follows what is typed.</summary>
internal sealed class DesignModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true, Name = "template")] public Id<BadgeTemplate> TemplateId { get; set; }
    [BindProperty(SupportsGet = true)] public Id<BadgeItem>? Item { get; set; }
    [BindProperty(SupportsGet = true)] public bool Longest { get; set; }
    [BindProperty] public BoxForm Input { get; set; } = new();
    [BindProperty] public SheetForm Sheet { get; set; } = new();

    public BadgeTemplate Template { get; private set; } = null!;
    public string Picture { get; private set; } = "";

    /// <summary>The box as it is typed now, before it is saved.</summary>
    public BadgeItemLook? Typed { get; private set; }
    public string Here => Address($"badges/{TemplateId}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(null, cancellationToken)) return NotFound();
        Sheet = SheetForm.Of(Template);
        if (Item is null)
        {
            Input = BoxForm.At(Template.FreeBox());
            return Page();
        }

        if (Template.Items.FirstOrDefault(i => i.Id == Item) is not { } item) return NotFound();
        Input = BoxForm.Of(item.Look);
        return Page();
    }

    /// <summary>The badge as a picture, for lists.</summary>
    public async Task<IActionResult> OnGetPreviewAsync(CancellationToken cancellationToken) =>
        await Mediator.Send(new PreviewBadge(Id, TemplateId, Longest), cancellationToken) is { } png ? File(png, "image/png") : NotFound();

    /// <summary>The picture with the box as it is typed now.</summary>
    public async Task<IActionResult> OnGetCanvasAsync([FromQuery(Name = "Input")] BoxForm typed, CancellationToken cancellationToken) =>
        await ReadAsync(typed.Look, cancellationToken) ? Partial("Events/Badges/_Canvas", this) : NotFound();

    public Task<IActionResult> OnPostPutAsync(CancellationToken cancellationToken) => SaveAsync(new PutBadgeItem(Id, TemplateId, Item, Input.Look), nameof(Input), cancellationToken);

    /// <summary>A box was dragged, or moved by the arrow keys.</summary>
    public async Task<IActionResult> OnPostPlaceAsync(Id<BadgeItem> moved, decimal x, decimal y, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(null, cancellationToken) || Template.Items.FirstOrDefault(i => i.Id == moved) is not { } item) return NotFound();
        var command = new PutBadgeItem(Id, TemplateId, moved, item.Look with { Box = item.Box with { X = x, Y = y } });
        if (!Request.IsHtmx()) return await SaveAsync(command, "", cancellationToken);
        ModelState.Clear();
        ModelState.Accepted(await Mediator.Send(command, cancellationToken), "");
        return await ReadAsync(null, cancellationToken) ? Partial("Events/Badges/_Canvas", this) : NotFound();
    }

    public Task<IActionResult> OnPostTakeAsync(Id<BadgeItem> take, CancellationToken cancellationToken) => SaveAsync(new TakeBadgeItem(Id, TemplateId, take), "", cancellationToken);

    public async Task<IActionResult> OnPostLogoAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        var picture = await Uploads.ReadAsync(file, SetBadgeLogo.MaxBytes + 1, cancellationToken);
        return await SaveAsync(new SetBadgeLogo(Id, TemplateId, picture ?? new("", [])), "", cancellationToken);
    }

    public Task<IActionResult> OnPostEmblemAsync(CancellationToken cancellationToken) => SaveAsync(new SetBadgeLogo(Id, TemplateId, null), "", cancellationToken);

    public Task<IActionResult> OnPostLayoutAsync(CancellationToken cancellationToken) => SaveAsync(new SetBadgeLayout(Id, TemplateId, Sheet.Name ?? "", Sheet.Layout), nameof(Sheet), cancellationToken);

    private async Task<IActionResult> SaveAsync<TResult>(Application.Common.ICommand<TResult> command, string form, CancellationToken cancellationToken) where TResult : IResult<TResult>
    {
        foreach (var other in ModelState.Keys.Where(k => !k.StartsWith($"{form}.", StringComparison.Ordinal)).ToList()) ModelState.Remove(other);
        if (ModelState.IsValid && ModelState.Accepted(await Mediator.Send(command, cancellationToken), form)) return Saved(Here, "badges.saved");
        if (!await ReadAsync(null, cancellationToken)) return NotFound();
        if (form != nameof(Sheet)) Sheet = SheetForm.Of(Template);
        if (form != nameof(Input)) Input = new();
        return Page();
    }

    private async Task<bool> ReadAsync(BadgeItemLook? typed, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return false;
        var badges = await Mediator.Send(new GetBadges(Id), cancellationToken);
        if (badges.Templates.FirstOrDefault(t => t.Id == TemplateId) is not { } template) return false;
        (Template, Typed) = (template, typed);
        Picture = Convert.ToBase64String(await Mediator.Send(new PreviewBadge(Id, TemplateId, Longest, Item, typed), cancellationToken) ?? []);
        return true;
    }

    /// <summary>15, not 15.0: as people write millimetres.</summary>
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    public sealed class BoxForm
    {
        public BadgeItemKind Kind { get; set; } = BadgeItemKind.Text;
        public string? Words { get; set; }
        public decimal X { get; set; } = 5;
        public decimal Y { get; set; } = 5;
        public decimal Width { get; set; } = 40;
        public decimal Height { get; set; } = 8;
        public BadgeFont Font { get; set; }
        public decimal Size { get; set; } = 12;
        public BadgeAlign Align { get; set; }
        public BadgeOverflow Overflow { get; set; }

        public BadgeItemLook Look => new(Kind, new(X, Y, Width, Height), Font, Size, Align, Overflow, Words);

        public static BoxForm At(BadgeBox box) => new() { X = Plain(box.X), Y = Plain(box.Y), Width = Plain(box.Width), Height = Plain(box.Height) };

        public static BoxForm Of(BadgeItemLook look) => new()
        {
            Kind = look.Kind, Words = look.Text, X = Plain(look.Box.X), Y = Plain(look.Box.Y), Width = Plain(look.Box.Width), Height = Plain(look.Box.Height),
            Font = look.Font, Size = Plain(look.Size), Align = look.Align, Overflow = look.Overflow,
        };
    }

    public sealed class SheetForm
    {
        public string? Name { get; set; }
        public decimal PageWidth { get; set; }
        public decimal PageHeight { get; set; }
        public decimal BadgeWidth { get; set; }
        public decimal BadgeHeight { get; set; }
        public decimal MarginLeft { get; set; }
        public decimal MarginTop { get; set; }
        public decimal GapX { get; set; }
        public decimal GapY { get; set; }

        public BadgeLayout Layout => new(PageWidth, PageHeight, BadgeWidth, BadgeHeight, MarginLeft, MarginTop, GapX, GapY);

        public static SheetForm Of(BadgeTemplate template) => new()
        {
            Name = template.Name, PageWidth = Plain(template.PageWidth), PageHeight = Plain(template.PageHeight), BadgeWidth = Plain(template.BadgeWidth), BadgeHeight = Plain(template.BadgeHeight),
            MarginLeft = Plain(template.MarginLeft), MarginTop = Plain(template.MarginTop), GapX = Plain(template.GapX), GapY = Plain(template.GapY),
        };
    }
}
