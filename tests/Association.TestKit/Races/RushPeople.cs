using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Infrastructure.Identity;

namespace Association.TestKit;

/// <summary>Members with an account and a token each, made without hashing two thousand passwords.</summary>
public static class RushPeople
{
    public static async Task<IReadOnlyList<RushPerson>> PrepareAsync(TestApp app, int count)
    {
        var now = TimeProvider.System.GetUtcNow();
        var people = new List<RushPerson>(count);
        for (var i = 0; i < count; i++)
        {
            var member = new AMember(Email: $"rush{i}@example.org").Live();
            var (token, account) = ($"am_{RandomCode.Secret()}{RandomCode.Secret()}", AccountOf(member, i, now));
            people.Add(new(member.Id, token));
            await app.Given(member, account, new ApiToken(new UserId(account.Id), "rush", HashOf(token), ["self"], now.AddDays(1), now));
        }

        return people;
    }

    private static Account AccountOf(BuiltMember member, int i, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(), UserName = $"rush{i}@example.org", NormalizedUserName = $"RUSH{i}@EXAMPLE.ORG", Email = $"rush{i}@example.org",
        NormalizedEmail = $"RUSH{i}@EXAMPLE.ORG", EmailConfirmed = true, DisplayName = member.Person.Name, Person = member.Id,
        SecurityStamp = $"{Guid.NewGuid():N}", CreatedAt = now,
    };

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <param name="Token">What the person shows to the API.</param>
public sealed record RushPerson(Id<Person> Id, string Token)
{
    /// <summary>Registers over the API, with the same idempotency key each time.</summary>
    public Task<HttpResponseMessage> RegisterAsync(HttpClient client, BuiltEvent conference, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/events/{conference.Id}/registrations")
        {
            Content = JsonContent.Create(new { category = conference.Category.Id.Value, consent = true }),
        };
        request.Headers.Authorization = new("Bearer", Token);
        request.Headers.Add("Idempotency-Key", $"{conference.Id}/{Id}");
        return client.SendAsync(request, cancellationToken);
    }
}
