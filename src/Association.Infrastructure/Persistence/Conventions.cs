using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Association.Infrastructure.Persistence;

/// <summary>What holds for every entity, so that a configuration says only what is special.</summary>
internal static class Conventions
{
    public const int MaxBilingualLength = 300;

    public static void Apply(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        configuration.Properties<MembershipCategory>().HaveConversion<CategoryConverter>().HaveMaxLength(32);
        configuration.Properties<decimal>().HavePrecision(18, 2);
        configuration.Properties<UserId>().HaveConversion<UserIdConverter>();
        configuration.Properties<UnifiedSocialCreditCode>().HaveConversion<CreditCodeConverter>().HaveMaxLength(UnifiedSocialCreditCode.Length);
        configuration.ComplexProperties<Money>();
        configuration.ComplexProperties<Bilingual>();
        foreach (var entity in EntityTypes())
            configuration.Properties(typeof(Id<>).MakeGenericType(entity)).HaveConversion(typeof(IdConverter<>).MakeGenericType(entity));
    }

    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes().ToList())
        {
            if (entity.ClrType.IsAssignableTo(typeof(IAggregateRoot)))
                builder.Entity(entity.ClrType).Property(nameof(IAggregateRoot.Version)).IsConcurrencyToken();
            if (typeof(IAggregateRoot).Assembly == entity.ClrType.Assembly && entity.FindPrimaryKey()?.Properties is [{ Name: "Id" } key])
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            foreach (var text in entity.GetComplexProperties().Where(p => p.ClrType == typeof(Bilingual)).SelectMany(p => p.ComplexType.GetProperties()))
                text.SetMaxLength(MaxBilingualLength);
        }
    }

    /// <summary>A personal number in three columns, found by its index column.</summary>
    public static void HasSealed<T>(this EntityTypeBuilder<T> entity, System.Linq.Expressions.Expression<Func<T, SealedNumber?>> number, bool unique = false) where T : class =>
        entity.OwnsOne(number, owned =>
        {
            owned.Property(n => n.Cipher).HasMaxLength(SealedNumber.MaxCipherLength);
            owned.Property(n => n.Index).HasMaxLength(SealedNumber.IndexLength);
            owned.Property(n => n.Masked).HasMaxLength(SealedNumber.MaxMaskedLength);
            owned.HasIndex(n => n.Index).IsUnique(unique);
        });

    private static IEnumerable<Type> EntityTypes() => typeof(Entity<>).Assembly.GetTypes()
        .Concat(typeof(Association.Application.Identity.ApiToken).Assembly.GetTypes())
        .Where(type => !type.IsAbstract && IsEntity(type));

    private static bool IsEntity(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            if (parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(Entity<>)) return true;
        return false;
    }
}

internal sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

internal sealed class UserIdConverter() : ValueConverter<UserId, Guid>(id => id.Value, value => new UserId(value));

internal sealed class CategoryConverter() : ValueConverter<MembershipCategory, string>(category => category.Key, text => MembershipCategory.OfStored(text));

internal sealed class CreditCodeConverter() : ValueConverter<UnifiedSocialCreditCode, string>(code => code.Value, text => Parse(text))
{
    private static UnifiedSocialCreditCode Parse(string text) =>
        UnifiedSocialCreditCode.TryParse(text, out var code) ? code : throw new InvalidDataException("A stored credit code is invalid.");
}

/// <summary>Instants are stored as UTC date-times: the one form that all three databases compare and sort.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime, stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
