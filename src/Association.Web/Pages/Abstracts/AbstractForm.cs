using Association.Application.Events.Abstracts;
using Association.Domain.Events.Abstracts;
using Association.Web.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Association.Web.Pages.Abstracts;

/// <summary>What an author types.</summary>
public sealed class AbstractForm
{
    private const int FirstRows = 2;

    public string? TitleZh { get; set; }
    public string? TitleEn { get; set; }
    public Guid? Track { get; set; }
    public PresentationWish Wish { get; set; }
    public List<AuthorForm> Authors { get; set; } = [];
    /// <summary>The row of the author who presents.</summary>
    public int Presenter { get; set; }
    public Dictionary<string, string?> Texts { get; set; } = [];
    public string? GuestName { get; set; }
    public string? GuestEmail { get; set; }
    public bool Consent { get; set; }

    public TypedAbstract Typed => new(TitleZh, TitleEn, Track, Wish, [.. Authors.Select((a, i) => new TypedAuthor(a.Name, a.Unit, a.Email, i == Presenter))],
        [.. Texts.Where(t => Guid.TryParse(t.Key, out _)).Select(t => new TypedPart(Guid.Parse(t.Key), t.Value))]);

    /// <summary>Room to write: two rows, and one below those that are filled.</summary>
    public void Extend(int more = 0)
    {
        while (Authors.Count < FirstRows || more-- > 0 && Authors.Count < Submission.MaxAuthors) Authors.Add(new());
    }

    public static AbstractForm Of(TypedAbstract typed) => new()
    {
        TitleZh = typed.TitleZh, TitleEn = typed.TitleEn, Track = typed.Track, Wish = typed.Wish,
        Authors = [.. typed.Authors.Select(a => new AuthorForm { Name = a.Name, Unit = a.Unit, Email = a.Email })],
        Presenter = Math.Max(0, typed.Authors.ToList().FindIndex(a => a.Presents)),
        Texts = typed.Texts.ToDictionary(t => $"{t.Field}", t => t.Value),
    };
}

public sealed class AuthorForm
{
    public string? Name { get; set; }
    public string? Unit { get; set; }
    public string? Email { get; set; }
}

/// <summary>A page with the form of an abstract: a new one, or one that is revised.</summary>
internal abstract class AbstractFormPage : PageModel
{
    private const int MoreRows = 2;

    [BindProperty] public AbstractForm Input { get; set; } = new();

    public PublicCall Call { get; protected set; } = null!;
    /// <summary>Not signed in: asks whom to write to.</summary>
    public bool Guest { get; protected set; }
    public bool IsNew { get; protected set; }

    /// <summary>"One more author" was pressed: nothing is judged, the form comes back with more rows.</summary>
    protected bool WantsMoreAuthors => Request.Form.ContainsKey("more");

    public IEnumerable<SelectListItem> Tracks => Call.Tracks.Select(t => new SelectListItem(t.Name.Here(), $"{t.Id}"));

    public string? TextOf(AskedPart part) => Input.Texts.GetValueOrDefault($"{part.Id}");

    public string? ErrorAt(AskedPart part) => ModelState.TryGetValue($"Input.Texts.{part.Id}", out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    protected IActionResult AddAuthors()
    {
        ModelState.Clear();
        Input.Extend(MoreRows);
        return Page();
    }
}
