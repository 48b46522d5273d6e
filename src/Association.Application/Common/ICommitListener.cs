namespace Association.Application.Common;

/// <summary>Told after each commit of a command, so that whatever was kept of the state before is dropped.</summary>
public interface ICommitListener
{
    ValueTask CommittedAsync(CancellationToken cancellationToken);
}
