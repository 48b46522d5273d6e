using Association.Application.Messages;

namespace Association.Infrastructure.Messages;

/// <summary>
/// Writes each mail as a file, for development and for mail servers that collect from a folder. The name is the message's
/// id, so a repeated attempt replaces its own file; the file appears whole or not at all.
/// </summary>
internal sealed class PickupMailer(MailOptions options) : IMailer, IMailBatch
{
    public IMailBatch OpenBatch() => this;

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var message = MimeMails.Of(mail, options.From);
        Directory.CreateDirectory(options.Pickup);
        var draft = Path.Combine(options.Pickup, $"{mail.MessageId}.{Guid.NewGuid():N}.tmp");
        try
        {
            await message.WriteToAsync(draft, cancellationToken);
            File.Move(draft, Path.Combine(options.Pickup, $"{mail.MessageId}.eml"), overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
