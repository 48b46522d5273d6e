using Association.Application.Common;
using Association.Application.Identity;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Association.Web.Api;

/// <summary>What the OpenAPI document says beyond the routes themselves.</summary>
internal static class ApiDocument
{
    private const string Security = "token";

    public static void Configure(OpenApiOptions document)
    {
        document.ShouldInclude = route => route.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) is true;
        document.AddDocumentTransformer((api, _, _) =>
        {
            Introduce(api);
            return Task.CompletedTask;
        });
        document.AddOperationTransformer((operation, context, _) =>
        {
            Explain(operation, context);
            return Task.CompletedTask;
        });
        document.AddSchemaTransformer((schema, context, _) =>
        {
            // Their own converters hide from the generator what these are.
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            if (type == typeof(decimal)) (schema.Type, schema.Format) = (JsonSchemaType.Number, "decimal");
            if (type == typeof(string)) schema.Type = JsonSchemaType.String;
            return Task.CompletedTask;
        });
    }

    private static void Introduce(OpenApiDocument api)
    {
        api.Info = new OpenApiInfo
        {
            Title = "Association API",
            Version = "v1",
            Description = $"""
                Tokens are made at `/my/tokens` and sent as `Authorization: Bearer am_…`. A token acts as its owner, narrowed to its scopes: {string.Join(", ", ApiScopes.All)}.

                Lists answer `items` and `next`; send `next` as `cursor` to go on. A page holds {Page<object>.DefaultSize} rows, or `size`, at most {Page<object>.MaxSize}.
                Refusals are problem details (RFC 9457) with a stable `code`; their words follow `Accept-Language` (zh-CN, en).
                A POST with an `Idempotency-Key` gets the first answer again for a day; the same key with other content is refused with `idempotency.reused`.
                """,
        };
        api.Components ??= new OpenApiComponents();
        api.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        api.Components.SecuritySchemes[Security] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "am_…" };
        foreach (var operation in api.Paths.Values.SelectMany(path => path.Operations ?? []).Select(o => o.Value).Where(o => o.Responses?.ContainsKey("401") is true))
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Security, api)] = [] }];
    }

    private static void Explain(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (HttpMethods.IsPost(context.Description.HttpMethod ?? ""))
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Idempotency.Header, In = ParameterLocation.Header, Description = "Makes a repeated request the same request, for a day.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
            });
        foreach (var parameter in operation.Parameters ?? [])
            parameter.Description ??= parameter.Name switch
            {
                "cursor" => "`next` of the page before.",
                "size" => $"Rows of a page, at most {Page<object>.MaxSize}.",
                "search" => "Words that the rows contain.",
                _ => Choices.WordsOf(context.Description.ParameterDescriptions.FirstOrDefault(p => p.Name == parameter.Name)?.Type) is { } words ? $"One of {words}." : null,
            };
    }
}
