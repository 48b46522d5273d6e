using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace Association.TestKit;

/// <summary>How the sink answers: takes mails, is busy (421), refuses recipients (550), takes its time, or takes a mail and hangs up.</summary>
public enum SinkMode { Ok, Busy421, Reject550, Slow, AcceptDrop }

public sealed record SunkMail(string From, IReadOnlyList<string> Recipients, MimeMessage Message);

/// <summary>A mail server on a loopback port that keeps what it is given: real SMTP, with the failures of real servers.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentQueue<SunkMail> _mails = new();
    private readonly Task _accepting;
    private readonly X509Certificate2? _certificate;
    private int _connections;
    private int _taken;

    /// <param name="certificate">Offers STARTTLS with it, and takes no mail without.</param>
    public SmtpSink(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public SinkMode Mode { get; set; }

    /// <summary>What one command (MAIL, RCPT, DATA) is answered with instead, as by a server with rules of its own.</summary>
    public (string Command, string Reply)? Answer { get; set; }
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(200);
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;
    public int Connections => _connections;
    public IReadOnlyList<SunkMail> Mails => [.. _mails];

    /// <summary>False: mails are counted only, where there are too many to look at.</summary>
    public bool Keeps { get; init; } = true;
    public int Taken => _taken;

    /// <summary>The configuration that sends here.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("Mail:Smtp:Host", "127.0.0.1"), ("Mail:Smtp:Port", $"{Port}"), ("Mail:Smtp:Security", "None"), ("Mail:From", "Association <office@association.test>"),
    ];

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(client);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException) { }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
                if (await new Conversation(this, stream, reader).RunAsync(_closing.Token) || _certificate is null) return;
                await using var secured = new SslStream(stream);
                await secured.AuthenticateAsServerAsync(_certificate);
                using var secret = new StreamReader(secured, Encoding.Latin1, leaveOpen: true);
                await new Conversation(this, secured, secret, isSecured: true).RunAsync(_closing.Token);
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException or ObjectDisposedException or AuthenticationException) { }
    }

    private sealed class Conversation(SmtpSink sink, Stream stream, StreamReader reader, bool isSecured = false)
    {
        private readonly List<string> _recipients = [];
        private string _from = "";
        private bool _toBeSecured;

        /// <returns>False: it goes on secured.</returns>
        public async Task<bool> RunAsync(CancellationToken closing)
        {
            if (sink.Mode is SinkMode.Busy421)
            {
                await SayAsync("421 too busy, come back later", closing);
                return true;
            }

            if (!isSecured) await SayAsync("220 sink", closing);
            while (await reader.ReadLineAsync(closing) is { } line)
                if (!await AnswerAsync(line, closing)) return !_toBeSecured;
            return true;
        }

        private async Task<bool> AnswerAsync(string line, CancellationToken closing)
        {
            var command = line.Split(' ', ':')[0].ToUpperInvariant();
            if (sink.Answer is { } answer && answer.Command == command)
            {
                await SayAsync(answer.Reply, closing);
                return true;
            }

            switch (command)
            {
                case "MAIL": return await BeginAsync(line, closing);
                case "RCPT": return await RecipientAsync(line, closing);
                case "DATA": return await TakeAsync(closing);
                case "QUIT": await SayAsync("221 bye", closing); return false;
                case "EHLO" when sink._certificate is not null && !isSecured: await SayAsync("250-sink\r\n250 STARTTLS", closing); return true;
                case "STARTTLS":
                    _toBeSecured = true;
                    await SayAsync("220 go on", closing);
                    return false;
                default: await SayAsync("250 ok", closing); return true;
            }
        }

        private async Task<bool> BeginAsync(string line, CancellationToken closing)
        {
            if (sink._certificate is not null && !isSecured)
            {
                await SayAsync("530 first STARTTLS", closing);
                return true;
            }

            _from = AddressOf(line);
            _recipients.Clear();
            await SayAsync("250 ok", closing);
            return true;
        }

        private async Task<bool> RecipientAsync(string line, CancellationToken closing)
        {
            if (sink.Mode is not SinkMode.Reject550) _recipients.Add(AddressOf(line));
            await SayAsync(sink.Mode is SinkMode.Reject550 ? "550 no such mailbox" : "250 ok", closing);
            return true;
        }

        private async Task<bool> TakeAsync(CancellationToken closing)
        {
            await SayAsync("354 go on", closing);
            var text = new StringBuilder();
            while (await reader.ReadLineAsync(closing) is { } line && line != ".")
                text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            if (sink.Mode is SinkMode.Slow) await Task.Delay(sink.Delay, closing);

            Interlocked.Increment(ref sink._taken);
            if (sink.Keeps) await KeepAsync(text, closing);
            if (sink.Mode is SinkMode.AcceptDrop) return false;
            await SayAsync("250 taken", closing);
            return true;
        }

        private async Task KeepAsync(StringBuilder text, CancellationToken closing)
        {
            using var content = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
            sink._mails.Enqueue(new SunkMail(_from, [.. _recipients], await MimeMessage.LoadAsync(content, closing)));
        }

        private Task SayAsync(string line, CancellationToken closing) => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), closing).AsTask();

        private static string AddressOf(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
    }
}
