using System.Security.Cryptography;
using Association.Application.Messages.Bounces;
using Association.Domain.Common;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Association.Infrastructure.Messages.Bounces;

/// <summary>Reads the mailbox to which mails come back. What was read is marked; broken off, the rest is read the next time.</summary>
internal sealed partial class BounceReader(MailOptions options, IMediator mediator, ILogger<BounceReader> logger)
{
    private const int MostAtOnce = 500;
    /// <summary>A report is small: what is larger is somebody's answer with a picture.</summary>
    private const uint MostBytes = 512 * 1024;

    /// <returns>How many reports named a mail of ours.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (options.Bounces?.Mailbox is not { } mailbox) return 0;
        using var client = await ConnectedAsync(mailbox, cancellationToken);
        var folder = await client.GetFolderAsync(mailbox.Folder, cancellationToken);
        await folder.OpenAsync(FolderAccess.ReadWrite, cancellationToken);
        var (unread, found, notKept) = ((await folder.SearchAsync(SearchQuery.NotSeen, cancellationToken)).Take(MostAtOnce).ToList(), 0, new List<string>());
        foreach (var summary in unread.Count == 0 ? [] : await folder.FetchAsync(unread, MessageSummaryItems.UniqueId | MessageSummaryItems.Size, cancellationToken))
        {
            if (summary.Size is null or <= MostBytes && await ReportAsync(folder, summary.UniqueId, cancellationToken) is { } report)
            {
                var noted = await NoteAsync(report, cancellationToken);
                if (!noted.Succeeded)
                {
                    // It stays unread for the next time, and keeps none behind it waiting.
                    notKept.Add(noted.Errors[0].Code);
                    continue;
                }

                if (noted.Value is not BounceOutcome.Unknown) found++;
            }

            await folder.AddFlagsAsync(summary.UniqueId, MessageFlags.Seen, silent: true, cancellationToken);
        }

        await client.DisconnectAsync(quit: true, cancellationToken);
        return notKept.Count == 0 ? found : throw new InvalidOperationException($"{notKept.Count} reports were not kept: {notKept[0]}.");
    }

    private async Task<Result<BounceOutcome>> NoteAsync(BounceReport report, CancellationToken cancellationToken)
    {
        var noted = await mediator.Send(new RecordBounce(report), cancellationToken);
        if (noted.Succeeded) Noted(report.Message, report.Hard, noted.Value);
        return noted;
    }

    /// <summary>What is no letter at all must not keep the reports behind it waiting.</summary>
    private static async Task<BounceReport?> ReportAsync(IMailFolder folder, UniqueId id, CancellationToken cancellationToken)
    {
        try { return DeliveryReports.Read(await folder.GetMessageAsync(id, cancellationToken)); }
        catch (FormatException) { return null; }
    }

    private static async Task<ImapClient> ConnectedAsync(BounceMailbox mailbox, CancellationToken cancellationToken)
    {
        var client = new ImapClient();
        try
        {
            if (mailbox.Certificate is { } pinned)
                client.ServerCertificateValidationCallback = (_, certificate, _, _) => certificate is not null
                    && string.Equals(certificate.GetCertHashString(HashAlgorithmName.SHA256), pinned, StringComparison.OrdinalIgnoreCase);
            await client.ConnectAsync(mailbox.Host, mailbox.Port, SmtpMailer.OptionsOf(mailbox.Security), cancellationToken);
            await client.AuthenticateAsync(mailbox.UserName, mailbox.Password, cancellationToken);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    [LoggerMessage(LogLevel.Information, "Mail {Id} came back (for good: {Hard}): {Outcome}")]
    private partial void Noted(Guid id, bool hard, BounceOutcome outcome);
}
