using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Events.Programme;

/// <summary>The announced programme as a PDF in one language.</summary>
[Requires(Permissions.Anyone)]
public sealed record PrintProgramme(string Slug, string Culture) : IQuery<FileContent?>;

/// <summary>What is printed.</summary>
/// <param name="PrintedOn">The day of the version, so that the same version makes the same file.</param>
public sealed record ProgrammeSheet(Bilingual Issuer, PublicProgramme Programme, string Culture, DateOnly PrintedOn);

public interface IProgrammeRenderer
{
    byte[] Render(ProgrammeSheet sheet);
}

internal sealed class PrintProgrammeHandler(ProgrammeReader reader, IProgrammeRenderer renderer, SiteOptions site) : IRequestHandler<PrintProgramme, FileContent?>
{
    public async Task<FileContent?> Handle(PrintProgramme query, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(query.Slug, cancellationToken) is not { } programme) return null;
        var day = programme.ReleasedAt is { } at ? AssociationCalendar.DayOf(at) : programme.StartsOn;
        var content = renderer.Render(new(site.Name, programme, query.Culture, day));
        return new($"{programme.Slug}.pdf", "application/pdf", new MemoryStream(content));
    }
}
