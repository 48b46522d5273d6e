using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Association.Application.Import;

internal static class ReadAhead
{
    /// <summary>Reads on, beside whoever works on what was read, up to that many items ahead; what reading throws, the reader gets in its place.</summary>
    public static async IAsyncEnumerable<T> Ahead<T>(this IAsyncEnumerable<T> items, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(most) { SingleReader = true, SingleWriter = true });
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => FillAsync(items, channel.Writer, leave.Token), CancellationToken.None);
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(cancellationToken)) yield return item;
        }
        finally
        {
            // Nobody closes the file under the hands of who still reads it.
            await leave.CancelAsync();
            await reading;
        }
    }

    private static async Task FillAsync<T>(IAsyncEnumerable<T> items, ChannelWriter<T> writer, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken)) await writer.WriteAsync(item, cancellationToken);
            writer.Complete();
        }
        catch (Exception failure) { writer.Complete(failure); }   // thrown again where it is read
    }
}
