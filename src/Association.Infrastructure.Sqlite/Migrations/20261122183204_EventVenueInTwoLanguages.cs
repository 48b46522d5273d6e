using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.Sqlite.Migrations
{
    /// <summary>What was written before is the Chinese text; the English is written later.</summary>
    public partial class EventVenueInTwoLanguages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(name: "Room", table: "Sessions", newName: "Room_Zh");
            migrationBuilder.AddColumn<string>(name: "Room_En", table: "Sessions", type: "TEXT", maxLength: 300, nullable: true);
            migrationBuilder.RenameColumn(name: "Speaker", table: "Sessions", newName: "Speaker_Zh");
            migrationBuilder.AddColumn<string>(name: "Speaker_En", table: "Sessions", type: "TEXT", maxLength: 300, nullable: true);
            migrationBuilder.RenameColumn(name: "Venue", table: "Events", newName: "Venue_Zh");
            migrationBuilder.AddColumn<string>(name: "Venue_En", table: "Events", type: "TEXT", maxLength: 300, nullable: true);
            migrationBuilder.RenameColumn(name: "VenueAddress", table: "Events", newName: "VenueAddress_Zh");
            migrationBuilder.AddColumn<string>(name: "VenueAddress_En", table: "Events", type: "TEXT", maxLength: 300, nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "Room_En", table: "Sessions");
            migrationBuilder.RenameColumn(name: "Room_Zh", table: "Sessions", newName: "Room");
            migrationBuilder.DropColumn(name: "Speaker_En", table: "Sessions");
            migrationBuilder.RenameColumn(name: "Speaker_Zh", table: "Sessions", newName: "Speaker");
            migrationBuilder.DropColumn(name: "Venue_En", table: "Events");
            migrationBuilder.RenameColumn(name: "Venue_Zh", table: "Events", newName: "Venue");
            migrationBuilder.DropColumn(name: "VenueAddress_En", table: "Events");
            migrationBuilder.RenameColumn(name: "VenueAddress_Zh", table: "Events", newName: "VenueAddress");
        }
    }
}
