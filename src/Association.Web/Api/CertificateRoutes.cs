using Association.Application.Certificates;
using MediatR;

namespace Association.Web.Api;

internal static class CertificateRoutes
{
    public static void MapCertificates(this RouteGroupBuilder api) =>
        api.MapGet("/certificates/verification", Verify).WithTags("Certificates").WithMetadata(new GuessableAttribute())
            .WithSummary("Whether a certificate is genuine, by its number and the holder's name.")
            .WithDescription("Open to anybody, 30 times a minute. A wrong number and a wrong name get the same answer: unknown.")
            .Produces<VerificationAnswer>().Refuses(400);

    private static async Task<IResult> Verify(string number, string name, IMediator mediator, CancellationToken cancellationToken) =>
        Answers.Shown(await mediator.Send(new VerifyCertificate(number, name), cancellationToken));
}
