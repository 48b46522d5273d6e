using System.Security.Cryptography;
using Association.Application.Messages;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Association.Infrastructure.Messages;

internal sealed class SmtpMailer(MailOptions options, MailSigner signer) : IMailer
{
    public IMailBatch OpenBatch() => new Batch(options.From, options.Smtp!, signer);

    internal static SecureSocketOptions OptionsOf(SmtpSecurity security) => security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.Auto,
    };

    private sealed class Batch(MailboxAddress from, SmtpOptions server, MailSigner signer) : IMailBatch
    {
        private SmtpClient? _client;

        public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
        {
            var message = MimeMails.Of(mail, from);
            signer.Sign(message);
            var client = await ConnectedAsync(cancellationToken);
            try { await client.SendAsync(message, cancellationToken); }
            catch (SmtpCommandException refused) when (MailReplies.IsForGood(refused))
            {
                throw new MailRefusedException($"{(int)refused.StatusCode} {refused.Message}", refused, noMailbox: MailReplies.SaysNoMailbox(refused));
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (_client is null) return;
            // The mails are through; a server that does not answer the farewell changes nothing.
            try { if (_client.IsConnected) await _client.DisconnectAsync(quit: true); }
            catch (Exception failure) when (failure is IOException or ProtocolException or OperationCanceledException) { }
            finally { _client.Dispose(); }
        }

        private async Task<SmtpClient> ConnectedAsync(CancellationToken cancellationToken)
        {
            if (_client is { IsConnected: true }) return _client;
            _client?.Dispose();
            _client = new SmtpClient();
            if (server.Certificate is { } pinned)
                _client.ServerCertificateValidationCallback = (_, certificate, _, _) => certificate is not null
                    && string.Equals(certificate.GetCertHashString(HashAlgorithmName.SHA256), pinned, StringComparison.OrdinalIgnoreCase);
            try
            {
                await _client.ConnectAsync(server.Host, server.Port, OptionsOf(server.Security), cancellationToken);
                if (server.UserName is { } user) await _client.AuthenticateAsync(user, server.Password ?? "", cancellationToken);
                return _client;
            }
            catch (Exception failure)   // whatever it was, no mail can go out through it
            {
                throw new MailServerDownException($"{server}: {failure.Message}", failure);
            }
        }
    }
}
