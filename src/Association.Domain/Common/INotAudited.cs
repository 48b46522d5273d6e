namespace Association.Domain.Common;

/// <summary>A record of which the audit says nothing by itself: a counter, a detail of another record, or a paper that must not tell when it was written.</summary>
public interface INotAudited;
