using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Association.Infrastructure.Tests.Messages;

/// <summary>A mailbox on a loopback port, read by real IMAP: as much of it as a reader of reports needs.</summary>
internal sealed partial class ImapSimulator : IAsyncDisposable
{
    public const string User = "bounces@association.test";
    public const string Password = "a-password-of-the-mailbox";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _accepting;
    private readonly List<string> _mails = [];

    public ImapSimulator()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>By number, from 1.</summary>
    public HashSet<int> Seen { get; } = [];
    /// <summary>After so many bodies the connection breaks; null: it holds.</summary>
    public int? BreaksAfter { get; set; }
    public int Refused { get; private set; }

    public (string Key, string Value)[] Settings(string password = Password) =>
    [
        ("Mail:Bounces:Imap:Host", "127.0.0.1"), ("Mail:Bounces:Imap:Port", $"{((IPEndPoint)_listener.LocalEndpoint).Port}"), ("Mail:Bounces:Imap:Security", "None"),
        ("Mail:Bounces:Imap:UserName", User), ("Mail:Bounces:Imap:Password", password),
    ];

    public void Receive(string mail) => _mails.Add(mail.ReplaceLineEndings("\r\n"));

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
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_closing.Token));
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
                await SayAsync(stream, "* OK [CAPABILITY IMAP4rev1] ready");
                while (await reader.ReadLineAsync(_closing.Token) is { } line && line.Split(' ', 2) is [var tag, var command])
                    if (!await AnswerAsync(stream, tag, command)) return;
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException or ObjectDisposedException) { }
    }

    private async Task<bool> AnswerAsync(Stream stream, string tag, string command)
    {
        if (command.StartsWith("LOGIN", StringComparison.OrdinalIgnoreCase) && !IsOurs(command))
        {
            Refused++;
            await SayAsync(stream, $"{tag} NO [AUTHENTICATIONFAILED] wrong");
            return true;
        }

        foreach (var untagged in Untagged(command)) await SayAsync(stream, untagged);
        if (BreaksAfter is < 0) return false;
        await SayAsync(stream, command.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) ? $"{tag} OK [READ-WRITE] done" : $"{tag} OK done");
        return !command.StartsWith("LOGOUT", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOurs(string login) => login.Replace("\"", "", StringComparison.Ordinal).Split(' ') is [_, User, Password];

    private IEnumerable<string> Untagged(string command)
    {
        var words = command.ToUpperInvariant();
        if (words.StartsWith("CAPABILITY", StringComparison.Ordinal)) return ["* CAPABILITY IMAP4rev1"];
        if (words.StartsWith("LIST", StringComparison.Ordinal)) return words.EndsWith("\"\" \"\"", StringComparison.Ordinal) ? ["* LIST (\\Noselect) \"/\" \"\""] : ["* LIST (\\HasNoChildren) \"/\" INBOX"];
        if (words.StartsWith("SELECT", StringComparison.Ordinal))
            return [$"* {_mails.Count} EXISTS", "* 0 RECENT", "* FLAGS (\\Seen)", "* OK [PERMANENTFLAGS (\\Seen)] ok", "* OK [UIDVALIDITY 1] ok", $"* OK [UIDNEXT {_mails.Count + 1}] ok"];
        if (words.StartsWith("UID SEARCH", StringComparison.Ordinal)) return [$"* SEARCH{string.Concat(Numbers().Where(n => !Seen.Contains(n)).Select(n => $" {n}"))}"];
        if (words.StartsWith("UID STORE", StringComparison.Ordinal)) return Mark(words);
        if (words.StartsWith("UID FETCH", StringComparison.Ordinal)) return words.Contains("BODY", StringComparison.Ordinal) ? Bodies(words) : Asked(words).Select(n => $"* {n} FETCH (UID {n} RFC822.SIZE {_mails[n - 1].Length})");
        return words.StartsWith("LOGOUT", StringComparison.Ordinal) ? ["* BYE"] : [];
    }

    private List<string> Mark(string words)
    {
        Seen.UnionWith(Asked(words));
        return [];
    }

    private List<string> Bodies(string words) => [.. Asked(words).Where(_ => BreaksAfter is not { } left || (BreaksAfter = left - 1) >= 0)
        .Select(n => $"* {n} FETCH (UID {n} BODY[] {{{_mails[n - 1].Length}}}\r\n{_mails[n - 1]})")];

    private IEnumerable<int> Numbers() => Enumerable.Range(1, _mails.Count);

    /// <summary>The set of a command: numbers and stretches.</summary>
    private static List<int> Asked(string words)
    {
        var set = Set().Match(words).Value.Split(' ')[^1];
        return [.. set.Split(',').Select(part => part.Split(':')).SelectMany(ends => Enumerable.Range(Number(ends[0]), Number(ends[^1]) - Number(ends[0]) + 1))];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private Task SayAsync(Stream stream, string line) => stream.WriteAsync(Encoding.Latin1.GetBytes(line + "\r\n"), _closing.Token).AsTask();

    [GeneratedRegex(@"^UID \w+ [\d,:]+")]
    private static partial Regex Set();
}
