using System.IO.Compression;
using System.Text.Json;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Lists;
using Association.Application.Tasks;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Tasks;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Certificates;

public enum BundleForm { Zip, OnePdf }

/// <summary>Queues the valid certificates of an event as a zip with a folder for each unit, or as the pages of one PDF, unit by unit.</summary>
/// <param name="Unit">As it stands on the registrations; null: all.</param>
[Requires(Permissions.IssueCertificates)]
public sealed record BundleCertificates(Id<Event> Event, BundleForm Form = default, string? Unit = null, CertificateKind? Kind = null, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IInEvent, IIdempotent;

internal sealed class BundleCertificatesValidator : AbstractValidator<BundleCertificates>
{
    public BundleCertificatesValidator() => RuleFor(c => c.Unit).MaximumLength(200);
}

internal sealed record BundleQuestion(Guid Event, BundleForm Form, string? Unit, CertificateKind? Kind);

internal sealed class BundleCertificatesHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<BundleCertificates, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(BundleCertificates command, CancellationToken cancellationToken)
    {
        if (!await db.Certificates.AnyAsync(c => c.Event == command.Event && c.Status == CertificateStatus.Valid, cancellationToken)) return CertificateErrors.NotFound;
        var now = clock.GetUtcNow();
        var export = new Export(ExportKind.Certificates, JsonSerializer.Serialize(new BundleQuestion(command.Event.Value, command.Form, command.Unit, command.Kind)), unmasked: false, null, user.Id, now);
        var task = new LongTask(LongTaskKind.Export, export.Id.Value, user.Id, now);
        db.Exports.Add(export);
        db.Tasks.Add(task);
        return task.Id.Value;
    }
}

/// <summary>Makes the file of a bundle: read one by one, so that memory holds the archive alone.</summary>
internal sealed class CertificateBundle(IAssociationDb db, IFileStore files, CertificateDesk desk, CertificateDesigns designs, ICertificateRenderer renderer, TimeProvider clock)
{
    private const string WithoutUnit = "其他";

    /// <param name="Unit">As it stands on the registration.</param>
    private sealed record Bound(Certificate Certificate, string? Unit, CreditClass? Class)
    {
        public string Folder => Unit ?? WithoutUnit;
    }

    public async Task<MadeFile> MakeAsync(Export export, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var question = JsonSerializer.Deserialize<BundleQuestion>(export.Parameters)!;
        var certificates = await ChosenAsync(question, cancellationToken);
        await progress.StartAsync(certificates.Count, cancellationToken);
        var name = $"certificates-{clock.Today():yyyyMMdd}";
        return question.Form is BundleForm.Zip
            ? new($"{name}.zip", "application/zip", await ZipAsync(certificates, progress, cancellationToken), certificates.Count)
            : new($"{name}.pdf", "application/pdf", await BookAsync(question, certificates, cancellationToken), certificates.Count);
    }

    private async Task<List<Bound>> ChosenAsync(BundleQuestion question, CancellationToken cancellationToken)
    {
        var id = new Id<Event>(question.Event);
        var rows = await db.Certificates.AsNoTracking().Where(c => c.Event == id && c.Status == CertificateStatus.Valid && (question.Kind == null || c.Kind == question.Kind))
            .Select(c => new
            {
                Certificate = c, Unit = db.Registrations.Where(r => r.Id == c.Registration).Select(r => r.Unit).FirstOrDefault(),
                Class = db.CreditAwards.Where(a => a.Event == id && a.Person == c.Person && a.Role == CreditRole.Attendee && a.Status == AwardStatus.Released).Select(a => a.Class).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return [.. rows.Where(r => question.Unit is null || r.Unit == question.Unit).Select(r => new Bound(r.Certificate, r.Unit, r.Certificate.Kind is CertificateKind.Lecturer ? null : r.Class))
            .OrderBy(r => r.Folder, StringComparer.Ordinal).ThenBy(r => r.Certificate.Number, StringComparer.Ordinal)];
    }

    private async Task<byte[]> ZipAsync(List<Bound> certificates, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (index, bound) in certificates.Index())
            {
                await using var target = await zip.CreateEntry($"{Plain(bound.Folder)}/{bound.Certificate.Number} {Plain(bound.Certificate.HolderName)}.pdf", CompressionLevel.NoCompression).OpenAsync(cancellationToken);
                await using var pdf = await files.OpenAsync(bound.Certificate.File, cancellationToken);
                await pdf.CopyToAsync(target, cancellationToken);
                await progress.CountAsync(index + 1, cancellationToken);
            }

        return content.ToArray();
    }

    private async Task<byte[]> BookAsync(BundleQuestion question, List<Bound> certificates, CancellationToken cancellationToken)
    {
        var id = new Id<Event>(question.Event);
        var @event = await db.Events.AsNoTracking().FirstAsync(e => e.Id == id, cancellationToken);
        var looks = new Dictionary<CertificateKind, CertificateDesign?>();
        foreach (var kind in certificates.Select(c => c.Certificate.Kind).Distinct()) looks[kind] = await designs.ForAsync(@event, kind, cancellationToken);
        return renderer.RenderBook([.. certificates.Select(c => desk.Sheet(c.Certificate, @event, looks[c.Certificate.Kind], c.Class, c.Unit))], @event.Name.Zh, clock.Today());
    }

    /// <summary>What no file system and no unpacker minds.</summary>
    private static string Plain(string name) => string.Concat(name.Select(c => char.IsControl(c) || "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '_' : c)).Trim(' ', '.');
}
