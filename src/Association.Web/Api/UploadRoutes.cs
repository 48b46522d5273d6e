using Association.Application.Access;
using Association.Application.Events.Forms;
using Association.Application.Files;
using MediatR;
using Microsoft.AspNetCore.Http.Features;

namespace Association.Web.Api;

/// <summary>Files for the questions of a form: sent first, then named in the answers.</summary>
internal static class UploadRoutes
{
    public static void MapUploads(this RouteGroupBuilder api) =>
        api.MapPost("/uploads", Upload).WithTags("Own registrations").WithMetadata(new NeedsScope(Permissions.Self), new TakesFile(EvidenceFile.MaxBytes))
            .WithSummary("Takes a file in that an answer names afterwards.").Produces<UploadReceipt>(201)
            .WithDescription("The body is the file itself: PDF, JPG or PNG, at most 10 MB; `name` is what people see of it. The id goes into `values` of the answer, once; what no answer names within a day is removed. Scope: self.")
            .Refuses(400, 401, 403, 409, 413);

    private static async Task<IResult> Upload(HttpContext context, IMediator mediator, CancellationToken cancellationToken, string? name = null)
    {
        var content = await ContentAsync(context, cancellationToken);
        var result = await mediator.Send(new UploadAnswerFile(new UploadedFile(string.IsNullOrWhiteSpace(name) ? "file" : name.Trim(), content)), cancellationToken);
        return result.Answered(context, receipt => Answers.Made($"{ApiServices.Root}/uploads/{receipt.File}", receipt));
    }

    /// <summary>No more than one byte above the limit is read: that is enough to refuse it.</summary>
    private static async Task<byte[]> ContentAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = EvidenceFile.MaxBytes + 1;
        using var content = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (content.Length <= EvidenceFile.MaxBytes && await context.Request.Body.ReadAsync(piece, cancellationToken) is > 0 and var read)
            await content.WriteAsync(piece.AsMemory(0, read), cancellationToken);
        return content.ToArray();
    }
}
