using System.Diagnostics;
using OpenTelemetry;
using Serilog.Core;
using Serilog.Events;

namespace Association.Web.Observability;

/// <summary>Takes the address of a request from every line and trace: a link that works without signing in holds its key there.</summary>
internal sealed class WithoutAddresses : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        logEvent.RemovePropertyIfPresent("RequestPath");
        logEvent.RemovePropertyIfPresent("QueryString");
    }

    /// <summary>The route, as in <c>/registrations/{key}</c>, stays.</summary>
    internal sealed class InTraces : BaseProcessor<Activity>
    {
        private static readonly string[] Addresses = ["url.path", "url.query", "url.full", "http.target", "http.url"];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in Addresses) data.SetTag(tag, null);
        }
    }
}
