using Association.Domain.Bodies;
using Association.Domain.Elections;
using Association.Domain.Files;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Association.Infrastructure.Persistence.Elections;

internal sealed class ElectionConfiguration : IEntityTypeConfiguration<Election>
{
    public void Configure(EntityTypeBuilder<Election> election)
    {
        election.Property(e => e.TermName).HasMaxLength(BodyTerm.MaxNameLength);
        election.HasOne<Body>().WithMany().HasForeignKey(e => e.Body).OnDelete(DeleteBehavior.Restrict);
        election.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.Minutes).OnDelete(DeleteBehavior.Restrict);
        election.HasMany(e => e.Candidates).WithOne().HasForeignKey(c => c.Election);
        election.HasMany(e => e.Seats).WithOne().HasForeignKey(s => s.Election);
        election.HasMany(e => e.Voters).WithOne().HasForeignKey(v => v.Election);
    }
}

internal sealed class CandidateConfiguration : IEntityTypeConfiguration<Candidate>
{
    public void Configure(EntityTypeBuilder<Candidate> candidate)
    {
        candidate.HasOne<Person>().WithMany().HasForeignKey(c => c.Person).OnDelete(DeleteBehavior.Restrict);
        candidate.HasOne<MemberUnit>().WithMany().HasForeignKey(c => c.Unit).OnDelete(DeleteBehavior.Restrict);
        candidate.HasIndex(c => new { c.Election, c.Position, c.Person }).IsUnique();
    }
}

internal sealed class VoterConfiguration : IEntityTypeConfiguration<Voter>
{
    public void Configure(EntityTypeBuilder<Voter> voter)
    {
        voter.HasOne<Person>().WithMany().HasForeignKey(v => v.Person).OnDelete(DeleteBehavior.Restrict);
        voter.HasIndex(v => new { v.Election, v.Person }).IsUnique();
        // Of two ballots cast at once by the same person, one finds the mark changed.
        voter.Property(v => v.Voted).IsConcurrencyToken();
    }
}

internal sealed class BallotPaperConfiguration : IEntityTypeConfiguration<BallotPaper>
{
    public void Configure(EntityTypeBuilder<BallotPaper> paper)
    {
        paper.HasKey(p => p.Key);
        paper.Property(p => p.Key).HasMaxLength(26);
        paper.Property(p => p.Choices).HasMaxLength(BallotPaper.MaxChoicesLength);
        paper.Ignore(p => p.Marks);
        paper.HasOne<Election>().WithMany().HasForeignKey(p => p.Election).OnDelete(DeleteBehavior.Restrict);
    }
}
