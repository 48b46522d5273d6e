using Association.Application.Members.Privacy;

namespace Association.Web.Pages.My;

/// <summary>What somebody agreed to, and the files of their own data.</summary>
public sealed record PrivacyPart(IReadOnlyList<ConsentLine> Consents, IReadOnlyList<MyExport> Exports);
