using Microsoft.Playwright;

namespace Association.Browser.Tests;

internal static class Pages
{
    /// <summary>Presses the first submit button of a form of the page and waits for the answer.</summary>
    public static Task SubmitAsync(this IPage page, string form = "main form[method=post]") => page.SubmitAsync(page.Locator(form).First.Locator("button[type=submit]").First);

    /// <summary>Whoever leaves a page before its form was answered may take the form back: the next document is waited for, unless script swaps a part of this one.</summary>
    private static async Task SubmitAsync(this IPage page, ILocator button)
    {
        var leaves = await button.EvaluateAsync<bool>("button => !button.closest('[hx-post], [hx-get]')");
        if (leaves) await page.EvaluateAsync("() => { document.documentElement.dataset.left = ''; }");
        await button.ClickAsync();
        if (leaves) await page.WaitForFunctionAsync("() => document.documentElement.dataset.left === undefined");
        await page.WaitForLoadStateAsync();
    }

    /// <summary>Answers yes to a question that the page asks before it acts.</summary>
    public static async Task AgreeAsync(this IPage page, string handler)
    {
        var form = await page.AskedAsync(handler);
        await page.SubmitAsync(form.Locator("button[type=submit]").Last);
    }

    /// <summary>Opens the question, for what it asks to be filled in.</summary>
    public static async Task<ILocator> AskedAsync(this IPage page, string handler)
    {
        var form = page.Locator($"form[action*='{handler}']").First;
        if (!await form.IsVisibleAsync()) await page.Locator("main details:has(form[action*='" + handler + "']) summary, main button[data-confirm], main :has(> dialog:has(form[action*='" + handler + "'])) > button, main :has(> dialog form[action*='" + handler + "']) > button").First.ClickAsync();
        return form;
    }

    /// <summary>Takes the first category offered, or the one of that name, consents and sends the registration.</summary>
    public static async Task ConsentAndSendAsync(this IPage phone, string? category = null)
    {
        var choices = phone.Locator("input[type=radio]");
        if (category is not null) await phone.ChooseAsync(category);
        else if (await choices.CountAsync() > 0) await choices.First.CheckAsync(new() { Force = true });
        await phone.Locator("[name='Input.Consent'][type=checkbox]").CheckAsync(new() { Force = true });
        await phone.SubmitAsync();
    }

    /// <summary>Touches the card of a category.</summary>
    public static async Task ChooseAsync(this IPage phone, string category)
    {
        var card = phone.Locator("label.choice-card", new() { HasText = category }).First;
        await card.ClickAsync();
        await Assertions.Expect(card.Locator("input")).ToBeCheckedAsync();
    }

    public static async Task UploadSlipAsync(this IPage phone)
    {
        await phone.SetInputFilesAsync("[name='Input.File']", new FilePayload { Name = "slip.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 slip"u8.ToArray() });
        await phone.Locator("form[enctype='multipart/form-data'] button[type=submit]").ClickAsync();
        await phone.WaitForLoadStateAsync();
    }
}
