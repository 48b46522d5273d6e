namespace Association.Application.Common;

/// <summary>The demo association: the year 2019 from its workbooks, one conference that was held and one that is open.</summary>
public interface IDemoData
{
    /// <summary>Loads what is not there yet; where all of it is there, it answers at once and false.</summary>
    Task<bool> LoadAsync(CancellationToken cancellationToken);
}
