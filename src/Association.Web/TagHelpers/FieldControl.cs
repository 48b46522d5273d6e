using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Association.Domain.Members;
using Association.Web.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Association.Web.TagHelpers;

/// <summary>The control inside a field: its kind follows from the property, its value from what was typed or what is stored.</summary>
internal sealed class FieldControl(FieldTagHelper field)
{
    private static readonly string[] Presentational = ["placeholder", "title"];

    private static readonly string[] Long = ["Description", "Note", "Reason", "Remarks", "Comment", "Summary", "Text"];

    private readonly Type _model = field.For.Metadata.UnderlyingOrModelType;

    public string Type { get; } = field.Type ?? Guess(field);

    public IHtmlContent Render() => Type switch
    {
        "hidden" => Named("input").With("type", "hidden").With("value", Value()),
        "textarea" => Described(Named("textarea", "form-control").With("rows", 4), Value()),
        "select" => Select(),
        "radio" => Choices("radio"),
        "checks" => Choices("checkbox"),
        "checkbox" => Checkbox(),
        "file" => Markup.El("div", "file-drop", field.Draw("upload"), Input("file").With("value", null).When(!field.Invalid, "hx-preserve", "true")),
        "money" => Grouped("¥", Input("text").With("inputmode", "decimal").With("value", Value()), null),
        "number" => Grouped(null, Number(), field.Suffix),
        "datetime" => Input("datetime-local").With("value", Value()),
        "password" => Input("password").With("autocomplete", field.Rest.Any(attribute => attribute.Name == "autocomplete") ? null : "current-password"),
        "text" or "search" or "email" or "tel" or "url" or "date" or "time" or "month" or "color" => Grouped(null, Input(Type).With("value", Value()), field.Suffix),
        _ => throw new InvalidOperationException($"The field {field.For.Name} has the unknown type '{Type}'."),
    };

    private static string Guess(FieldTagHelper field)
    {
        var type = field.For.Metadata.UnderlyingOrModelType;
        var name = field.For.Name;
        if (field.Options is not null) return typeof(System.Collections.IEnumerable).IsAssignableFrom(type) && type != typeof(string) ? "checks" : "select";
        if (type.IsEnum || type == typeof(MembershipCategory)) return "select";
        if (type == typeof(bool)) return "checkbox";
        if (type == typeof(DateOnly)) return "date";
        if (type == typeof(DateTimeOffset) || type == typeof(DateTime)) return "datetime";
        if (type == typeof(TimeOnly)) return "time";
        if (type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(double) || type == typeof(short)) return "number";
        if (typeof(IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type)) return "file";
        return GuessText(field.For.Metadata.DataTypeName, name);
    }

    private static string GuessText(string? dataType, string name) => dataType switch
    {
        nameof(DataType.Password) => "password",
        nameof(DataType.EmailAddress) => "email",
        nameof(DataType.PhoneNumber) => "tel",
        nameof(DataType.MultilineText) => "textarea",
        _ when name.EndsWith("Password", StringComparison.Ordinal) => "password",
        _ when name.EndsWith("Email", StringComparison.Ordinal) => "email",
        _ when name.EndsWith("Mobile", StringComparison.Ordinal) || name.EndsWith("Phone", StringComparison.Ordinal) => "tel",
        _ when Long.Any(word => name.EndsWith(word, StringComparison.Ordinal)) => "textarea",
        _ => "text",
    };

    /// <summary>What was typed wins over what is stored, so that nothing is lost when a form comes back.</summary>
    private string? Value() => field.State?.AttemptedValue ?? field.For.Model switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTimeOffset moment => Show.Local(moment)!.Value.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        decimal amount when Type == "money" => amount.ToString("0.00", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };

    private TagBuilder Number() => Input("number").With("value", Value())
        .With("inputmode", _model == typeof(decimal) || _model == typeof(double) ? "decimal" : "numeric")
        .With("step", _model == typeof(decimal) || _model == typeof(double) ? "any" : null);

    private TagBuilder Select()
    {
        var select = Described(Named("select", "form-select"));
        var chosen = Value();
        if (field.Empty is not null || chosen is null || Nullable.GetUnderlyingType(field.For.Metadata.ModelType) is not null)
            select.InnerHtml.Add(Markup.El("option", null, field.Words(field.Empty ?? "shared.choose")).With("value", ""));
        foreach (var group in Options().GroupBy(option => option.Group?.Name))
        {
            var options = group.Select(option => Markup.El("option", null, field.Words(option.Text)).With("value", option.Value ?? option.Text)
                .When(option.Disabled, "disabled").When(IsChosen(option, chosen), "selected"));
            select.InnerHtml.Add(group.Key is null ? Markup.Join([.. options]) : Markup.El("optgroup", null, [.. options]).With("label", field.Words(group.Key)));
        }

        return select;
    }

    private IEnumerable<SelectListItem> Options() => field.Options
        ?? (_model == typeof(MembershipCategory) ? RenamedChoices.Categories(retired: true).Select(value => new SelectListItem(Show.Choice(value), value.Key))
            : _model.IsEnum ? Enum.GetValues(_model).Cast<Enum>().Select(value => new SelectListItem(Show.Choice(value), value.ToString())) : []);

    private static bool IsChosen(SelectListItem option, string? chosen) =>
        chosen is null ? option.Selected : string.Equals(option.Value ?? option.Text, chosen, StringComparison.OrdinalIgnoreCase);

    private TagBuilder Choices(string type)
    {
        string[] chosen = field.State?.RawValue is string[] typed ? typed
            : field.For.Model is System.Collections.IEnumerable many and not string ? [.. many.Cast<object>().Select(one => one.ToString() ?? "")]
            : Value() is { } one ? [one] : [];
        var list = Markup.El("div", "choices");
        foreach (var (option, index) in Options().Select((option, index) => (option, index)))
        {
            var input = Markup.El("input", "form-check-input").With("type", type).With("name", field.Name).With("id", index == 0 ? field.Id : $"{field.Id}-{index}")
                .With("value", option.Value ?? option.Text).With("aria-describedby", field.DescribedBy)
                .When(field.Invalid, "aria-invalid", "true").When(option.Disabled, "disabled")
                .When(type == "radio" && field.IsRequired, "required")
                .When(option.Selected || chosen.Contains(option.Value ?? option.Text, StringComparer.OrdinalIgnoreCase), "checked");
            list.InnerHtml.Add(Markup.El("label", "form-check", input, Markup.El("span", "form-check-label", field.Words(option.Text))));
        }

        return list;
    }

    private IHtmlContent Checkbox()
    {
        var on = field.State?.RawValue is string[] typed ? typed.Contains("true", StringComparer.OrdinalIgnoreCase)
            : field.State?.AttemptedValue is { } text ? text.StartsWith("true", StringComparison.OrdinalIgnoreCase)
            : field.For.Model is true;
        var input = Described(Named("input", "form-check-input")).With("type", "checkbox").With("value", "true").When(on, "checked");
        return Markup.Join(
            Markup.El("label", "form-check", input, Markup.El("span", "form-check-label", field.LabelWords())),
            Markup.El("input").With("type", "hidden").With("name", field.Name).With("value", "false"));
    }

    private static TagBuilder Grouped(string? before, TagBuilder input, string? after) =>
        before is null && after is null ? input : Markup.El("div", "input-group",
            before is null ? null : Markup.El("span", "input-group-text", before).With("aria-hidden", "true"),
            input,
            after is null ? null : Markup.El("span", "input-group-text", after));

    private TagBuilder Input(string type) => Described(Named("input", "form-control").With("type", type));

    private TagBuilder Named(string element, string? css = null) => Markup.El(element, css).With("name", field.Name).With("id", field.Id);

    private TagBuilder Described(TagBuilder control, string? content = null)
    {
        // A browser drops the first line break of a textarea: give it one to drop.
        if (content is not null) control.InnerHtml.Add("\n" + content);
        foreach (var attribute in field.Rest)
            control.With(attribute.Name, Presentational.Contains(attribute.Name) ? field.Words(attribute.Value?.ToString()) : attribute.Value?.ToString() ?? "");
        return control.With("aria-describedby", field.DescribedBy).With("maxlength", MaxLength())
            .When(field.Invalid, "aria-invalid", "true").When(field.IsRequired, "required");
    }

    private int? MaxLength() => Type is "text" or "email" or "tel" or "password" or "textarea" or "search"
        ? field.Maxlength
            ?? field.For.Metadata.ValidatorMetadata.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length
            ?? field.For.Metadata.ValidatorMetadata.OfType<StringLengthAttribute>().FirstOrDefault()?.MaximumLength
        : null;
}
