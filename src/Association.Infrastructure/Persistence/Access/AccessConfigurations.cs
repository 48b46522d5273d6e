using Association.Application.Common;
using Association.Application.Identity;
using Association.Domain.Access;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Infrastructure.Identity;
using Association.Infrastructure.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Access;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts");
        account.Property(a => a.DisplayName).HasMaxLength(Person.MaxNameLength);
        account.Property(a => a.Culture).HasMaxLength(10);
        account.Property(a => a.MobileIndex).HasMaxLength(Association.Domain.Common.SealedNumber.IndexLength);
        account.Ignore(a => a.PhoneNumber);
        account.Ignore(a => a.PhoneNumberConfirmed);
        account.HasOne<Person>().WithMany().HasForeignKey(a => a.Person).OnDelete(DeleteBehavior.Restrict);
        account.HasIndex(a => a.Person).IsUnique().HasFilter("\"Person\" IS NOT NULL");
        account.HasIndex(a => a.MobileIndex).IsUnique().HasFilter("\"MobileIndex\" IS NOT NULL");
    }
}

/// <summary>Identity maps passkeys only when a host asks for its newest schema; the tools that make migrations are no such host.</summary>
internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    // WebAuthn level 3: a credential id has at most 1023 bytes.
    private const int MaxCredentialId = 1024;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        passkey.ToTable("AspNetUserPasskeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(MaxCredentialId);
        passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).IsRequired();
        passkey.OwnsOne(p => p.Data, data => data.ToJson());
    }
}

internal sealed class SignInAttemptsConfiguration : IEntityTypeConfiguration<SignInAttempts>
{
    public void Configure(EntityTypeBuilder<SignInAttempts> attempts)
    {
        attempts.HasKey(a => a.Key);
        attempts.Property(a => a.Key).HasMaxLength(SignInAttempts.KeyLength);
        attempts.HasIndex(a => a.Since);
    }
}

internal sealed class RoleGrantConfiguration : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> grant)
    {
        grant.HasOne<Event>().WithMany().HasForeignKey(g => g.Event).OnDelete(DeleteBehavior.Restrict);
        grant.HasIndex(g => g.User);
    }
}

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> token)
    {
        token.Property(t => t.Name).HasMaxLength(ApiToken.MaxNameLength);
        token.Property(t => t.Hash).HasMaxLength(ApiToken.HashLength);
        token.Property(t => t.Scopes).HasMaxLength(ApiToken.MaxScopesLength);
        token.HasIndex(t => t.Hash).IsUnique();
        token.HasIndex(t => t.Owner);
    }
}

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> record)
    {
        record.Property(r => r.Id).HasMaxLength(IdempotencyRecord.HashLength);
        record.Property(r => r.Content).HasMaxLength(IdempotencyRecord.HashLength);
        record.HasIndex(r => r.At);
    }
}

internal sealed class KeyRingEntryConfiguration : IEntityTypeConfiguration<KeyRingEntry>
{
    public void Configure(EntityTypeBuilder<KeyRingEntry> entry)
    {
        entry.HasKey(k => k.Id);
        entry.Property(k => k.Id).HasMaxLength(KeyRingEntry.MaxIdLength);
        entry.Property(k => k.Protected).HasMaxLength(KeyRingEntry.MaxProtectedLength);
    }
}
