using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Association.Web.Localization;

/// <summary>A date and time typed into a form carries no zone; it is meant in the association's.</summary>
internal sealed class LocalTimeBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (value == ValueProviderResult.None) return Task.CompletedTask;

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
        if (string.IsNullOrWhiteSpace(value.FirstValue)) return Empty(bindingContext);
        if (Parse(value.FirstValue) is { } time) bindingContext.Result = ModelBindingResult.Success(time);
        else bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, ErrorTexts.For("binding.time", "Please enter a date and time such as 2026-11-22 14:30."));
        return Task.CompletedTask;
    }

    internal static DateTimeOffset? Parse(string text)
    {
        if (DateTime.TryParseExact(text.Trim(), ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new DateTimeOffset(local, Show.Zone.GetUtcOffset(local));
        return text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact) ? exact : null;
    }

    private static Task Empty(ModelBindingContext context)
    {
        if (Nullable.GetUnderlyingType(context.ModelType) is not null) context.Result = ModelBindingResult.Success(null);
        else context.ModelState.TryAddModelError(context.ModelName, ErrorTexts.For("binding.required", "Please fill this in."));
        return Task.CompletedTask;
    }
}

internal sealed class LocalTimeBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateTimeOffset) ? new LocalTimeBinder() : null;
}
