using Association.Web.Localization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Association.Web.TagHelpers;

/// <summary><c>&lt;badge value="@registration.Status" /&gt;</c> shows a choice in its words and tone; <c>&lt;badge tone="Success" text="…" /&gt;</c> anything else.</summary>
[HtmlTargetElement("badge", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BadgeTagHelper(IStringLocalizer<Texts> texts) : ShellTagHelper(texts)
{
    public Enum? Value { get; set; }
    public Tone Tone { get; set; }

    [HtmlAttributeName("text")]
    public string? Words { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "span", $"state {(context.AllAttributes.ContainsName("tone") ? Tone : ToneOf(Value)).ToneClass()}");
        output.Content.Add(Words is null ? Show.Choice(Value) : Say(Words));
    }

    /// <summary>States mean the same everywhere: done well, waiting for somebody, ended badly, or just so.</summary>
    public static Tone ToneOf(Enum? value) => value?.ToString() switch
    {
        "Active" or "Paid" or "Valid" or "Approved" or "Confirmed" or "Published" or "Settled" or "Issued" or "Open" or "Present" or "Attended"
            or "Booked" or "Delivered" or "Sent" or "Succeeded" or "Completed" or "Verified" or "Matched" => Web.Tone.Success,
        "Pending" or "Submitted" or "Held" or "Unpaid" or "Waiting" or "AwaitingPayment" or "Offered" or "Overdue" or "Suspended" or "Partial"
            or "PartlyPaid" or "Reissued" or "Returned" or "Paused" or "Grace" => Web.Tone.Warning,
        "Rejected" or "Revoked" or "Expired" or "Failed" or "Refused" or "Expelled" or "Lapsed" or "Bounced" or "Locked" => Web.Tone.Danger,
        "Registered" or "Running" or "Queued" or "Scheduled" or "InProgress" or "UnderReview" or "Refunded" or "Uploaded" => Web.Tone.Info,
        _ => Web.Tone.Neutral,
    };
}
