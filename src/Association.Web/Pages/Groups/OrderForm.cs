using Association.Application.Events.Groups;

namespace Association.Web.Pages.Groups;

/// <summary>The table of a group order as the form holds it; rows at the end that hold nothing are none.</summary>
internal sealed class OrderForm
{
    public string? Payer { get; set; }
    public string? ContactName { get; set; }
    public string? ContactEmail { get; set; }
    public string? InvoiceHead { get; set; }
    public string? TaxpayerNumber { get; set; }
    public DateOnly? NamesDue { get; set; }
    public string? Coupon { get; set; }
    public List<RowForm> Lines { get; set; } = [.. Enumerable.Range(0, 5).Select(_ => new RowForm())];

    public IReadOnlyList<GroupRow> Rows => [.. Lines.Take(Lines.FindLastIndex(r => !r.Blank) + 1).Select(r => new GroupRow(r.Category, r.Name, r.Mobile, r.Email, r.Employment))];

    public GroupTerms Terms => new(ContactName, ContactEmail, InvoiceHead, TaxpayerNumber, NamesDue, Rows, Coupon);

    /// <summary>From a workbook, with room for more.</summary>
    public void Fill(IReadOnlyList<GroupRow> rows) =>
        Lines = [.. rows.Select(r => new RowForm { Category = r.Category, Name = r.Name, Mobile = r.Mobile, Email = r.Email })];

    /// <summary>Colleagues from the roster, each in the next free row; who is in the table already is passed over.</summary>
    public void Add(IEnumerable<(Guid Employment, string Name)> colleagues, Guid? category)
    {
        foreach (var (employment, name) in colleagues.Where(c => Lines.TrueForAll(l => l.Employment != c.Employment)))
        {
            if (Lines.Find(l => l.Blank) is not { } line) Lines.Add(line = new());
            (line.Category, line.Employment, line.Name) = (category, employment, name);
        }
    }

    public void Grow(int by) => Lines.AddRange(Enumerable.Range(0, by).Select(_ => new RowForm()));
}

internal sealed class RowForm
{
    public Guid? Category { get; set; }
    public string? Name { get; set; }
    public string? Mobile { get; set; }
    public string? Email { get; set; }
    /// <summary>A colleague picked from the roster; the name beside it is only shown.</summary>
    public Guid? Employment { get; set; }

    public bool Blank => Category is null && Employment is null && string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Mobile) && string.IsNullOrWhiteSpace(Email);
}
