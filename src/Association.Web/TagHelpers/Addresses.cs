using Microsoft.AspNetCore.Http.Extensions;

namespace Association.Web.TagHelpers;

/// <summary>The present address with some of its parts changed: every list is a link that can be shared.</summary>
public static class Addresses
{
    /// <param name="changes">A null value removes the part.</param>
    public static string With(HttpRequest request, params (string Key, string? Value)[] changes)
    {
        var query = new QueryBuilder(request.Query
            .Where(part => !changes.Any(change => change.Key.Equals(part.Key, StringComparison.OrdinalIgnoreCase)))
            .SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value ?? "")));
        foreach (var (key, value) in changes)
            if (!string.IsNullOrEmpty(value))
                query.Add(key, value);
        return request.PathBase + request.Path + query.ToQueryString();
    }
}
