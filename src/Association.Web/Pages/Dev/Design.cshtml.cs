using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Dev;

/// <summary>Every component on one page, in development only: what the accessibility test and the screenshots look at.</summary>
[AllowAnonymous]
public sealed class DesignModel(IHostEnvironment environment) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new() { Price = 680m, Day = new DateOnly(2026, 11, 22), Level = SampleLevel.District };

    public IActionResult OnGet() => environment.IsDevelopment() ? Page() : NotFound();

    public IActionResult OnPost()
    {
        if (!environment.IsDevelopment()) return NotFound();
        if (string.IsNullOrWhiteSpace(Input.Name)) ModelState.AddModelError("Input.Name", Localization.ErrorTexts.For("NotEmptyValidator", "Fill this in."));
        if (!ModelState.IsValid) return Page();
        this.Done(Input.Name!);
        return this.Go("/dev/design");
    }

    public IActionResult OnPostDelete()
    {
        if (!environment.IsDevelopment()) return NotFound();
        this.Warn("✓");
        return this.Go("/dev/design");
    }

    public IActionResult OnGetProgress(int done) => environment.IsDevelopment() ? Partial("_SampleProgress", Math.Min(300, done + 40)) : NotFound();

    public sealed class Form
    {
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? Mobile { get; set; }
        public decimal? Price { get; set; }
        public int? Capacity { get; set; }
        public DateOnly? Day { get; set; }
        public DateTimeOffset? StartsAt { get; set; }
        public SampleLevel? Level { get; set; }
        public SampleLevel? Kind { get; set; }
        public bool Consent { get; set; }
        public string? Description { get; set; }
        public IFormFile? File { get; set; }
    }

    public enum SampleLevel { National, Municipal, District }
}
